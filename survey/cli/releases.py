"""`hailong release`: freeze the figures of a round, and list what was frozen."""

from collections.abc import Iterator

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey import clock
from survey.cli.context import Installation, pass_installation
from survey.cli.listing import show
from survey.cli.publishing import publish, withdraw
from survey.cli.sheets_given import sheets
from survey.manage.operations.rounds import round_by_code
from survey.models import Figure, Release, Representation, Status, Stratum, Unit
from survey.release.apart import draft_apart
from survey.release.operations import store_release
from survey.release.queries import Headline, headlines

HEADINGS = ("ROUND", "NUMBER", "MADE", "UNITS", "SHEETS", "INDEX", "95 % INTERVAL")


class Releases(click.Group):
    """A group where the code of a round may stand in place of a command."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Take an unknown word for the round to release."""
        known = not args or args[0] in self.commands
        return super().resolve_command(ctx, args if known else ["make", *args])


@click.group(cls=Releases, subcommand_metavar="ROUND | list [ROUND]")
def release() -> None:
    """Freeze the figures of a round: `hailong release ROUND`."""


@release.command()
@click.argument("round_code", metavar="ROUND")
@pass_installation
def make(installation: Installation, round_code: str) -> None:
    """Compute and freeze the next release of a round."""
    installation.require_newest()
    with Session(installation.engine) as session:
        code = round_by_code(session, round_code).code
    today = clock.today(installation.settings.zone)
    draft = draft_apart(installation.engine, code, today=today)
    with installation.session() as session:
        made = store_release(session, draft, made_at=clock.now())
        session.commit()
        found = headlines(session, made.round_id)
        show(HEADINGS, [_row(one, installation) for one in found[-1:]])
        for line in _unheard(session, made):
            click.echo(line)


@release.command("list")
@click.argument("round_code", metavar="[ROUND]", required=False)
@pass_installation
def list_(installation: Installation, round_code: str | None) -> None:
    """List the releases of a round, or of all rounds."""
    installation.require_newest()
    with Session(installation.engine) as session:
        round_id = round_by_code(session, round_code).id if round_code else None
        found = headlines(session, round_id)
        show(HEADINGS, [_row(one, installation) for one in found])


release.add_command(publish)
release.add_command(withdraw)
release.add_command(sheets)


def _unheard(session: Session, made: Release) -> Iterator[str]:
    """Say for how many transactions no sheet speaks, and where they were handled."""
    place = (made.id, made.round.root_id)
    found = session.get(Representation, place)
    if found is None or found.represented == found.transactions:
        return
    n = found.transactions - found.represented
    yield f"Without a sheet: {n} of {found.transactions} transactions, counted nowhere."
    silent = (
        select(Unit.code, Stratum.service, Stratum.transactions)
        .join(Unit, Unit.id == Stratum.unit_id)
        .where(Stratum.release_id == made.id, Stratum.counted_in == 0)
        .order_by(Unit.code, Stratum.service)
    )
    for unit, service, transactions in session.execute(silent):
        yield f"  {' '.join(filter(None, (unit, service)))}: {transactions}"


def _row(found: Headline, installation: Installation) -> tuple[object, ...]:
    made = found.release.made_at.astimezone(installation.settings.zone)
    return (
        found.round_code,
        found.release.number,
        made.strftime("%Y-%m-%d %H:%M"),
        found.n_units,
        found.release.n_sheets,
        *_headline(found.figure),
    )


def _headline(figure: Figure | None) -> tuple[str, str]:
    if figure is None or figure.value is None:
        held_back = {Status.WITHHELD, Status.SECONDARY}
        is_withheld = figure is not None and figure.status in held_back
        return ("withheld" if is_withheld else "", "")
    return (f"{figure.value:.2f}", f"{figure.low:.2f}–{figure.high:.2f}")
