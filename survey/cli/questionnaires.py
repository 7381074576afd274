"""`hailong questionnaire`: what citizens are asked."""

from typing import TextIO

import click
from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from survey.audit import Event, command_line, keep
from survey.cli.context import Installation, pass_installation
from survey.cli.listing import show
from survey.clock import today
from survey.documents import flaw
from survey.manage.operations.methods import import_shipped, method_by_code
from survey.manage.operations.questionnaires import (
    import_questionnaire,
    make_questionnaire,
    publish_questionnaire,
    questionnaire_by_code,
    questionnaire_text,
)
from survey.methods import QuestionnaireError, shipped
from survey.methods.personal import personal_data_warnings
from survey.methods.questionnaire_file import questionnaire_of_text
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
            publish_questionnaire(session, made, on=today(installation.settings.zone))
        _keep(session, made, "questionnaire.made")
        click.echo(f"{_name(made)}  {made.title}  {_state(made)}")


@questionnaire.command()
@click.argument("name")
@pass_installation
def publish(installation: Installation, name: str) -> None:
    """Freeze a questionnaire (CODE, or CODE:VERSION) so that rounds can use it."""
    with installation.session() as session:
        chosen = questionnaire_by_code(session, name)
        publish_questionnaire(session, chosen, on=today(installation.settings.zone))
        _keep(session, chosen, "questionnaire.published")
        click.echo(f"{_name(chosen)}  {_state(chosen)}")


@questionnaire.command()
@click.argument("name")
@click.option("--json", "is_json", is_flag=True, help="JSON instead of TOML.")
@pass_installation
def export(installation: Installation, name: str, *, is_json: bool) -> None:
    """Write a questionnaire (CODE, or CODE:VERSION) as one file, to import again."""
    with installation.reading() as session:
        chosen = questionnaire_by_code(session, name)
        click.echo(questionnaire_text(chosen, is_json=is_json), nl=False)


@questionnaire.command("import")
@click.argument("file", type=click.File(encoding="utf-8-sig"))
@click.option("--publish", "is_final", is_flag=True, help="Freeze it for use.")
@pass_installation
def import_(installation: Installation, file: TextIO, *, is_final: bool) -> None:
    """Import a questionnaire from a FILE of TOML or JSON.

    The same content is the same version; other content is the next one. Questions
    that seem to ask for personal data are named, and imported all the same.
    """
    document = questionnaire_of_text(_text(file))
    with installation.session() as session:
        imported = import_questionnaire(session, document)
        if is_final:
            publish_questionnaire(
                session, imported, on=today(installation.settings.zone)
            )
        _keep(session, imported, "questionnaire.imported")
        click.echo(f"{_name(imported)}  {imported.title}  {_state(imported)}")
    for one in personal_data_warnings(document):
        place = f"{one.code} ({one.language})"
        click.echo(f"Warning: {place} asks for {one.kind}: “{one.found}”", err=True)


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
                _name(q),
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


def _name(questionnaire: Questionnaire) -> str:
    return f"{questionnaire.code}:{questionnaire.version}"


def _keep(session: Session, questionnaire: Questionnaire, action: str) -> None:
    after = {"state": _state(questionnaire)}
    event = Event(action, "questionnaire", _name(questionnaire), after=after)
    keep(session, event, by=command_line())


def _text(file: TextIO) -> str:
    try:
        return file.read()
    except UnicodeDecodeError as error:
        found = flaw("must be UTF-8: %(why)s", why=error.reason)
        raise QuestionnaireError([found]) from None


def _state(questionnaire: Questionnaire) -> str:
    on = questionnaire.published_on
    return f"published {on}" if on else "draft"
