"""`hailong pack`: packs checked, received, listed."""

from hashlib import sha256
from pathlib import Path

import click
from sqlalchemy.orm import Session

from survey import clock
from survey.audit import Event, add_event, command_line
from survey.cli.context import Installation, pass_installation
from survey.packs.keeping import Keeper, Kept, Opened, keep_pack, open_pack, told
from survey.packs.provinces import Province, province_of_code
from survey.packs.queries import packs_in_sight
from survey.packs.reading import read_pack
from survey.packs.refused import PackRefused

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def pack() -> None:
    """Check packs of releases, and receive those made elsewhere."""


@pack.command()
@click.argument("file", type=FILE)
def verify(file: Path) -> None:
    """Say whether nothing in a pack was changed, and whether its indices add up.

    Needs no database. The check is our own; a program inside the pack is never run.
    """
    content = file.read_bytes()
    click.echo(f"SHA-256 {sha256(content).hexdigest()}")
    try:
        read = read_pack(content)
    except PackRefused as refused:
        for fault in refused.faults:
            click.echo(f"FAULT: {fault}")
        raise click.ClickException(f"{file} does not hold.") from refused
    round_, release = read.manifest.round, read.manifest.release
    click.echo(f"{round_.unit_name}, {round_.title}, release {release.number}.")
    click.echo(
        f"All is well: {read.n_files} files, {read.n_recomputed} indices recomputed."
    )


@pack.command("import")
@click.argument("files", type=FILE, nargs=-1, required=True)
@click.option(
    "--province",
    metavar="CODE",
    help="Official code of the province, where its name does not say it.",
)
@pass_installation
def import_(
    installation: Installation, *, files: tuple[Path, ...], province: str | None
) -> None:
    """Receive packs: each is checked whole, and kept once.

    One that does not hold is refused, and the others are received all the same.
    """
    of = _province(province)
    n_refused = 0
    with installation.session() as session:
        for file in files:
            try:
                kept = _receive(session, open_pack(file.read_bytes()), of)
            except PackRefused as refused:
                n_refused += 1
                for fault in refused.faults:
                    click.echo(f"{file}: FAULT: {fault}")
                continue
            word = "received" if kept.is_new else "was kept before, nothing added"
            click.echo(f"{file}: {word}: {kept.pack.unit_name}, {kept.pack.name}.")
    if n_refused:
        raise click.ClickException(f"{n_refused} of {len(files)} refused.")


@pack.command("list")
@pass_installation
def list_(installation: Installation) -> None:
    """List the packs that are kept, the newest year first."""
    with installation.reading() as session:
        for one in packs_in_sight(session, None, with_received=True):
            letter = f", handed in: {one.letters[-1].number}" if one.letters else ""
            click.echo(
                f"{one.year}  {one.name}  {one.unit_name}  {one.origin}  "
                f"{one.digest}{letter}"
            )


def _receive(session: Session, opened: Opened, of: Province | None) -> Kept:
    """Keep a pack, and say so in the audit: both or none."""
    actor = command_line()
    kept = keep_pack(session, opened, by=Keeper(actor.name, clock.now()), province=of)
    if kept.is_new:
        event = Event("pack.received", "pack", kept.pack.name, after=told(kept.pack))
        add_event(session, event, by=actor)
    session.commit()
    return kept


def _province(code: str | None) -> Province | None:
    found = province_of_code(code) if code else None
    if code and found is None:
        raise click.BadParameter(
            f"{code} is no code of a province, such as 01 or 79",
            param_hint="--province",
        )
    return found
