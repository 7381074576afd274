"""`hailong service`: what groups of services (lĩnh vực) are called."""

import csv
import sys
from typing import BinaryIO

import click
from sqlalchemy.orm import Session

from survey.audit import Event, add_event, command_line
from survey.cli.context import Installation, pass_installation
from survey.cli.listing import show
from survey.manage.operations.services import import_services, name_service
from survey.manage.services_in_use import services_in_use
from survey.models import Service
from survey.services import service_names

COLUMNS = ("code", "name", "name_en")


@click.group()
def service() -> None:
    """Give services (lĩnh vực) the names that people read in place of codes."""


@service.command("import")
@click.argument("file", type=click.File("rb"))
@click.option("--dry-run", is_flag=True, help="Check everything, write nothing.")
@pass_installation
def import_(installation: Installation, file: BinaryIO, dry_run: bool) -> None:
    """Name services from a CSV file: all rows, or none.

    Columns: code, name, name_en. docs/setting-up.md describes them.
    """
    with installation.session() as session:
        named = import_services(session, file.read())
        if not dry_run:
            after = {"created": named.created, "changed": named.changed}
            event = Event("service.imported", "service", after=after)
            add_event(session, event, by=command_line())
            session.commit()
    click.echo(
        f"{len(named.created)} new, {len(named.changed)} changed, "
        f"{len(named.unchanged)} unchanged."
    )
    if dry_run:
        click.echo("Dry run: nothing was written.")


@service.command("list")
@click.option("--csv", "as_csv", is_flag=True, help="Write CSV instead of columns.")
@pass_installation
def list_(installation: Installation, as_csv: bool) -> None:
    """List services with their names; those in use without a name as well."""
    with installation.reading() as session:
        rows = _rows(session)
    if as_csv:
        csv.writer(sys.stdout).writerows([COLUMNS, *rows])
    else:
        show([name.upper() for name in COLUMNS], rows)


@service.command("name")
@click.argument("code")
@click.argument("name")
@click.option("--en", "name_en", metavar="NAME", help="Name on English pages.")
@pass_installation
def name_(
    installation: Installation, code: str, name: str, name_en: str | None
) -> None:
    """Name the service of a code; a name it had is replaced."""
    with installation.session() as session:
        standing = session.get(Service, code)
        before = None
        if standing is not None:
            before = {"name": standing.name, "name_en": standing.name_en}
        named = name_service(session, code, name, name_en=name_en)
        names = ", ".join(filter(None, (named.name, named.name_en)))
        after = {"name": named.name, "name_en": named.name_en}
        action = "service.renamed" if before else "service.named"
        event = Event(action, "service", code, before=before, after=after)
        add_event(session, event, by=command_line())
        session.commit()
    click.echo(f"{code}: {names}.")


def _rows(session: Session) -> list[tuple[str, str, str]]:
    names = service_names(session)
    found = (names[code] for code in sorted({*names, *services_in_use(session)}))
    return [(one.code, one.name if one.is_named else "", one.name_en) for one in found]
