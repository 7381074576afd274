"""`hailong sample-packs`: small packs of invented provinces, to try receiving them."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import click
from sqlalchemy.orm import Session

from survey import clock
from survey.audit import Event, add_event
from survey.cli.context import Installation, pass_installation
from survey.demo.samples import MOST, sample_releases
from survey.demo.told import DEMO
from survey.exports.pack import read_pack, write_pack
from survey.packs.keeping import Keeper, keep_pack, open_pack, told
from survey.packs.manifest import FIRST_YEAR, LAST_YEAR
from survey.speaking import speaking

MOST_YEARS = 5
UNREPORTED = "Hồ sơ mẫu của tỉnh không có thật, không kèm báo cáo."


def sample_packs(
    year: int, n: int, *, zone: ZoneInfo, method: str = "counter"
) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each of `n` packs; always the same ones."""
    found = sample_releases(year, n, method=method)
    for number, (session, release) in enumerate(found, start=1):
        stream = BytesIO()
        read = read_pack(session, release, zone, unreported=UNREPORTED)
        write_pack(read, stream)
        yield f"ho-so-mau-{number:02}-{year}.zip", stream.getvalue()


def packs_of_years(
    last: int, n: int, *, n_years: int, zone: ZoneInfo
) -> Iterator[tuple[str, bytes]]:
    """Yield the packs of each of some years up to the last one."""
    for year in range(last - n_years + 1, last + 1):
        yield from sample_packs(year, n, zone=zone)


def keep_samples(session: Session, year: int, n: int, *, zone: ZoneInfo) -> None:
    """Receive sample packs, as the demonstration does; the caller commits.

    All but two provinces have handed in one of the year before as well.
    """
    for one, n_packs in ((year - 1, max(1, n - 2)), (year, n)):
        for _name, content in sample_packs(one, n_packs, zone=zone):
            _keep(session, content)


def _keep(session: Session, content: bytes) -> None:
    by = Keeper(DEMO.name, clock.now())
    kept = keep_pack(session, open_pack(content), by=by).pack
    event = Event("pack.received", "pack", kept.name, after=told(kept))
    add_event(session, event, by=DEMO)


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--n", type=click.IntRange(1, MOST), default=MOST, show_default=True)
@click.option(
    "--year",
    type=click.IntRange(FIRST_YEAR, LAST_YEAR),
    help="The last year; by default the one before this.",
)
@click.option(
    "--years",
    "n_years",
    type=click.IntRange(1, MOST_YEARS),
    default=2,
    show_default=True,
    help="How many years, so that changes are seen.",
)
@pass_installation
def samples(
    installation: Installation, folder: Path, n: int, year: int | None, n_years: int
) -> None:
    """Write small packs of invented provinces into a folder, to try importing.

    No real province is given invented results: these are "Tỉnh mẫu 01" and so on.
    """
    zone = installation.settings.zone
    last = year or clock.today(zone).year - 1
    if last - n_years + 1 < FIRST_YEAR:
        raise click.UsageError(f"There are no packs of years before {FIRST_YEAR}.")
    folder.mkdir(parents=True, exist_ok=True)
    with speaking("vi", installation.settings):
        made = packs_of_years(last, n, n_years=n_years, zone=zone)
        for name, content in made:
            (folder / name).write_bytes(content)
    click.echo(f"Wrote {n * n_years} invented packs into {folder}.")
