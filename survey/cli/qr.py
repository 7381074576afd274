"""`hailong qr`: QR codes and posters to print."""

from pathlib import Path

import click
from sqlalchemy.orm import Session

from survey.cli.context import Installation, pass_installation
from survey.cli.options import Word
from survey.cli.output import write_file
from survey.clock import today
from survey.config import Settings
from survey.manage.counters.posters import Size, filled, poster_of, posters_pdf
from survey.manage.counters.queries import load_counters, standing_ids
from survey.manage.operations.counters import counter_by_code
from survey.models import Counter
from survey.qrcodes import counter_address, qr_png, qr_svg
from survey.tree import unit_by_code

FORMATS = ("pdf", "svg", "png")
LOOPBACK = {"localhost", "127.0.0.1", "[::1]"}


@click.command()
@click.argument("counter", required=False)
@click.option("--unit", help="Posters of all counters of a unit and below it.")
@click.option(
    "--format",
    "given",
    type=click.Choice(FORMATS),
    help="By default that of --out, else pdf.",
)
@click.option("--size", type=Word(Size), default=Size.A4.value, show_default=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path))
@pass_installation
def qr(
    installation: Installation,
    *,
    counter: str | None,
    unit: str | None,
    given: str | None,
    size: Size,
    out: Path | None,
) -> None:
    """Write the poster (PDF) or the QR code (SVG, PNG) of a COUNTER's code.

    With --unit: one PDF for all its counters. --size: a poster, sheets of labels, or a
    card to fold for the desk.
    """
    if (counter is None) == (unit is None):
        raise click.UsageError("Give the code of a counter, or --unit.")
    kind = _format(given, out)
    if unit and kind != "pdf":
        raise click.UsageError("The posters of a unit come as pdf only.")
    _warn_of_loopback(installation.settings)
    with installation.reading() as session:
        chosen = _counters(installation, session, counter=counter, unit=unit)
        content = _content(chosen, kind, site=installation.settings.address, size=size)
    suffix = f"-{size}" if kind == "pdf" else ""
    out = out or Path(f"{unit or chosen[0].code}{suffix}.{kind}")
    write_file(out, content)
    click.echo(f"Wrote {out}: {len(chosen)} " + ("counters." if unit else "counter."))


def _format(given: str | None, out: Path | None) -> str:
    """Return the format asked for; a file does not bear the name of another."""
    ending = out.suffix.lower().removeprefix(".") if out else ""
    named = ending if ending in FORMATS else None
    if given and named and given != named:
        raise click.UsageError(f"{out} ends in .{named}, the format is {given}.")
    return given or named or "pdf"


def _warn_of_loopback(settings: Settings) -> None:
    """Paper is patient: an address that only this machine knows leads nobody."""
    if settings.base_url.host in LOOPBACK:
        click.echo(
            f"Warning: the codes lead to {settings.address}, which no phone can reach; "
            "set HAILONG_BASE_URL before printing.",
            err=True,
        )


def _counters(
    installation: Installation,
    session: Session,
    *,
    counter: str | None,
    unit: str | None,
) -> list[Counter]:
    if counter:
        return [counter_by_code(session, counter)]
    day = today(installation.settings.zone)
    chosen = unit_by_code(session, unit or "")
    found = standing_ids(session, chosen, day=day)
    if not found:
        raise click.ClickException(f"Unit {chosen.code} has no open counters.")
    return load_counters(session, found)


def _content(counters: list[Counter], kind: str, *, site: str, size: Size) -> bytes:
    address = counter_address(site, counters[0].code)
    if kind == "svg":
        return qr_svg(address, title=address).encode()
    if kind == "png":
        return qr_png(address)
    posters = [poster_of(counter, site=site) for counter in counters]
    if len(posters) == 1:
        posters = filled(posters[0], size)  # a sheet full of its label
    return posters_pdf(posters, size=size)
