"""`hailong export`: frozen figures as a file."""

import hashlib
from pathlib import Path
from tempfile import TemporaryFile

import click
from sqlalchemy.orm import Session

from survey.cli.context import Installation, pass_installation
from survey.cli.keeping import keep_made
from survey.cli.output import write_file
from survey.db import reading_apart
from survey.exports.files import TABLES, figures_file
from survey.exports.names import FIGURES
from survey.exports.pack import read_pack, write_pack
from survey.exports.reading import read_release
from survey.exports.report import KINDS, report_file, report_of
from survey.i18n import LANGUAGES
from survey.manage.operations.rounds import round_by_code
from survey.releases import release_by_code
from survey.speaking import speaking
from survey.spreadsheets import CSV, MEDIA_TYPES


@click.group()
def export() -> None:
    """Write results to files."""


round_argument = click.argument("round_code", metavar="ROUND")
release_option = click.option(
    "--release",
    "number",
    type=click.IntRange(1, 99_999),
    help="By default the newest.",
)
OUT = click.Path(dir_okay=False, writable=True, path_type=Path)


@export.command()
@round_argument
@release_option
@click.option(
    "--out", required=True, type=OUT, help="A file that ends in .xlsx or .csv."
)
@click.option(
    "--table",
    type=click.Choice(list(TABLES)),
    default=FIGURES,
    show_default=True,
    help="Which table a .csv file holds; a workbook holds all of them.",
)
@click.option(
    "--language", type=click.Choice(list(LANGUAGES)), default="vi", show_default=True
)
@pass_installation
def figures(
    installation: Installation,
    *,
    round_code: str,
    number: int | None,
    out: Path,
    table: str,
    language: str,
) -> None:
    """Write the figures of a release as a workbook or as CSV."""
    kind = out.suffix.lower().removeprefix(".")
    if kind not in MEDIA_TYPES:
        raise click.BadParameter(
            "the file must end in .xlsx or .csv", param_hint="--out"
        )
    if table != FIGURES and kind != CSV:
        raise click.BadParameter("only for a .csv file", param_hint="--table")
    installation.require_newest()
    with Session(reading_apart(installation.engine)) as session:
        round_ = round_by_code(session, round_code)
        # Ahead of the file's language: what is refused is said in that of commands.
        release_by_code(session, round_.code, number)
        with speaking(language):
            exported = read_release(session, round_.code, number=number)
            zone = installation.settings.zone
            data = figures_file(exported, kind, zone=zone, table=table)
        said = f"release {exported.release.number}, {len(exported.figures)} figures"
    write_file(out, data)
    click.echo(f"Wrote {out}: {said}.")


@export.command()
@round_argument
@release_option
@click.option(
    "--out", required=True, type=OUT, help="A file that ends in .docx or .pdf."
)
@pass_installation
def report(
    installation: Installation, *, round_code: str, number: int | None, out: Path
) -> None:
    """Write the official report of a release, in Vietnamese, as Word or PDF."""
    kind = out.suffix.lower().removeprefix(".")
    if kind not in KINDS:
        raise click.BadParameter(
            "the file must end in .docx or .pdf", param_hint="--out"
        )
    installation.require_newest()
    with speaking("vi", installation.settings):
        with Session(reading_apart(installation.engine)) as session:
            round_ = round_by_code(session, round_code)
            release = release_by_code(session, round_.code, number)
            made, said = report_of(session, release), f"release {release.number}"
        write_file(out, report_file(made, kind))
    click.echo(f"Wrote {out}: the report of {said}.")


@export.command()
@round_argument
@release_option
@click.option("--out", required=True, type=OUT, help="A file that ends in .zip.")
@pass_installation
def pack(
    installation: Installation, *, round_code: str, number: int | None, out: Path
) -> None:
    """Write a release as one ZIP: report, figures, method, and what checks them."""
    if out.suffix.lower() != ".zip":
        raise click.BadParameter("the file must end in .zip", param_hint="--out")
    installation.require_newest()
    settings = installation.settings
    with speaking("vi", settings), TemporaryFile() as stream:
        with Session(reading_apart(installation.engine)) as session:
            round_ = round_by_code(session, round_code)
            release = release_by_code(session, round_.code, number)
            read = read_pack(session, release, settings.zone)
            said = f"release {release.number}"
        write_pack(read, stream)
        stream.seek(0)
        content = stream.read()
        write_file(out, content)
        keep_made(installation, read.exported, content)
    digest = hashlib.sha256(content).hexdigest()
    click.echo(f"Wrote {out}: the pack of {said}, SHA-256 {digest}.")
