"""An upgrade from empty gives the tables of the models, and nothing else."""

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect

from survey.migrate import configuration, current_revision, newest_revision, upgrade
from survey.models import Base


def test_the_upgraded_database_has_the_tables_of_the_models(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_an_upgraded_database_is_at_the_newest_revision(engine: Engine) -> None:
    assert current_revision(engine) == newest_revision()


def test_going_back_to_nothing_leaves_nothing(engine: Engine) -> None:
    with engine.begin() as connection:
        command.downgrade(configuration(connection), "base")
    with engine.connect() as connection:
        assert set(inspect(connection).get_table_names()) == {"alembic_version"}
    upgrade(engine)
    assert current_revision(engine) == newest_revision()
