"""`hailong questionnaire`: what citizens are asked."""

import click
from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from survey.cli.context import Installation, pass_installation
from survey.cli.listing import show
from survey.clock import today
from survey.manage.operations.methods import import_shipped, method_by_code
from survey.manage.operations.questionnaires import (
    make_questionnaire,
    publish_questionnaire,
    questionnaire_by_code,
)
from survey.methods import shipped
from survey.models import Method, Questionnaire


@click.group()
def questionnaire() -> None:
    """Make questionnaires from methods, and publish them."""


@questionnaire.command()
@click.argument("method")
@click.option("--languages", default="vi,en", show_default=True)
@click.option("--publish", "is_final", is_flag=True, help="Freeze it for use.")
@pass_installation
def make(
    installation: Installation, method: str, languages: str, is_final: bool
) -> None:
    """Make the questionnaire that asks METHOD (CODE, or CODE:VERSION).

    A shipped method is imported first when it is not in the database.
    """
    chosen = [code.strip() for code in languages.split(",") if code.strip()]
    with installation.session() as session:
        made = make_questionnaire(session, _method(session, method), chosen)
        if is_final:
            publish_questionnaire(made, on=today(installation.settings.zone))
        session.commit()
        click.echo(f"{made.code}:{made.version}  {made.title}  {_state(made)}")


@questionnaire.command()
@click.argument("name")
@pass_installation
def publish(installation: Installation, name: str) -> None:
    """Freeze a questionnaire (CODE, or CODE:VERSION) so that rounds can use it."""
    with installation.session() as session:
        chosen = questionnaire_by_code(session, name)
        publish_questionnaire(chosen, on=today(installation.settings.zone))
        session.commit()
        click.echo(f"{chosen.code}:{chosen.version}  {_state(chosen)}")


@questionnaire.command("list")
@pass_installation
def list_(installation: Installation) -> None:
    """List the questionnaires."""
    question = (
        select(Questionnaire)
        .options(joinedload(Questionnaire.method))
        .order_by(Questionnaire.code, Questionnaire.version)
    )
    with installation.reading() as session:
        rows = [
            (
                f"{q.code}:{q.version}",
                f"{q.method.code}:{q.method.version}",
                ",".join(q.document["languages"]),
                _state(q),
                q.title,
            )
            for q in session.scalars(question)
        ]
    show(("QUESTIONNAIRE", "METHOD", "LANGUAGES", "STATE", "TITLE"), rows)


def _method(session: Session, name: str) -> Method:
    known = session.scalar(
        select(func.count()).select_from(Method).where(Method.code == name)
    )
    is_new = not known and name in shipped()
    return import_shipped(session, name) if is_new else method_by_code(session, name)


def _state(questionnaire: Questionnaire) -> str:
    on = questionnaire.published_on
    return f"published {on}" if on else "draft"
