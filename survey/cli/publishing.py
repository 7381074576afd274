"""`hailong release publish` and `withdraw`: what everybody sees, from the shell."""

import click

from survey import clock
from survey.audit import Event, command_line, keep
from survey.cli.context import Installation, pass_installation
from survey.manage.operations.publishing import publish as publish_release
from survey.manage.operations.publishing import withdraw as withdraw_release
from survey.models import Release
from survey.releases import release_by_code
from survey.unseen import UNSEEN

LONGEST = 2000  # characters, as in the browser
ROUND = click.argument("round_code", metavar="ROUND")
NUMBER = click.argument("number", type=click.IntRange(1, 99999))


def _statement(ctx: click.Context, parameter: click.Parameter, text: str) -> str:
    """Return what everybody will read, without white space around it."""
    said = "\n".join(line.strip() for line in text.strip().splitlines())
    if len(said) > LONGEST:
        raise click.BadParameter(f"at most {LONGEST} characters, not {len(said)}.")
    if UNSEEN.search(said):
        raise click.BadParameter("there are control characters in it.")
    if parameter.required and not said:
        raise click.BadParameter("say why: everybody will read it.")
    return said


@click.command()
@ROUND
@NUMBER
@click.option(
    "--note", default="", callback=_statement, help="A statement that everybody reads."
)
@pass_installation
def publish(
    installation: Installation, round_code: str, number: int, note: str
) -> None:
    """Show a release to everybody, at an address that lasts."""
    installation.require_newest()
    with installation.session() as session:
        found = release_by_code(session, round_code, number)
        publish_release(session, found, at=clock.now(), note=note)
        event = _event("release.published", found, note)
        keep(session, event, by=command_line())
    click.echo(f"Published: {_address(installation, round_code, number)}")


@click.command()
@ROUND
@NUMBER
@click.option(
    "--reason", required=True, callback=_statement, help="Why; everybody reads it."
)
@click.confirmation_option(
    prompt="A withdrawn release is never published again. Withdraw it?"
)
@pass_installation
def withdraw(
    installation: Installation, round_code: str, number: int, reason: str
) -> None:
    """Take a published release back: its address says when and why."""
    installation.require_newest()
    with installation.session() as session:
        found = release_by_code(session, round_code, number)
        withdraw_release(session, found, at=clock.now(), reason=reason)
        event = _event("release.withdrawn", found, reason)
        keep(session, event, by=command_line())
    click.echo(f"Withdrawn: {_address(installation, round_code, number)}")


def _event(action: str, release: Release, note: str) -> Event:
    code = f"{release.round.code}/{release.number}"
    return Event(action, "release", code, release.round.root_id, after={"note": note})


def _address(installation: Installation, round_code: str, number: int) -> str:
    return f"{installation.settings.address}/cong-khai/{round_code}/{number}"
