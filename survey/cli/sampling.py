"""`hailong sampling`: targets, lists, draws and progress of a round."""

from typing import BinaryIO

import click
from sqlalchemy.orm import Session

from survey.audit import Event, add_event, command_line
from survey.cli.context import Installation, pass_installation
from survey.cli.listing import show
from survey.cli.options import Word
from survey.clock import today
from survey.errors import Problem
from survey.manage.operations.rounds import round_by_code
from survey.manage.operations.sampling.draws import draw_sample
from survey.manage.operations.sampling.frames import add_frame
from survey.manage.operations.sampling.targets import Basis, set_targets
from survey.manage.sampling.frame_rows import read_frame
from survey.manage.sampling.lists import entries_of
from survey.manage.sampling.progress import desk_of
from survey.models import Frame, FrameKind, Rule
from survey.tree import unit_by_code


@click.group()
def sampling() -> None:
    """Say how many sheets are needed, and draw whom to ask."""


@sampling.command("target")
@click.argument("code")
@click.option("--rule", type=Word(Rule), required=True)
@click.option("--margin", default=5.0, show_default=True, help="Points, ±.")
@click.option("--share", default=80.0, show_default=True, help="Expected, percent.")
@click.option("--deff", default=1.5, show_default=True, help="Design effect.")
@click.option("--quota", default=0, help="Sheets a unit, of the rule quota.")
@pass_installation
def target(
    installation: Installation,
    code: str,
    rule: str,
    margin: float,
    share: float,
    deff: float,
    quota: int,
) -> None:
    """Set the target of every unit of a round by a rule."""
    basis = Basis(Rule(rule), margin=margin, share=share, deff=deff, quota=quota)
    with installation.session() as session:
        round_ = round_by_code(session, code)
        desk = desk_of(session, round_, today=today(installation.settings.zone))
        found = set_targets(session, round_, basis, [x.unit.id for x in desk.lines])
        n = sum(found.n_by_unit.values())
        after = {"rule": rule, "rows": len(found.n_by_unit), "n": n}
        _keep(session, Event("targets.set", "round", code, round_.root_id, after=after))
    click.echo(f"{len(found.n_by_unit)} units, {n} sheets.")
    if found.lacking:
        click.echo(f"Without transactions, left alone: {len(found.lacking)} units.")


@sampling.command("progress")
@click.argument("code")
@click.option("--margin", default=3.0, show_default=True, help="Points, ±.")
@pass_installation
def progress(installation: Installation, code: str, margin: float) -> None:
    """Show sheets against targets, and how many more until ± a margin."""
    with installation.reading() as session:
        desk = desk_of(
            session,
            round_by_code(session, code),
            today=today(installation.settings.zone),
            margin=margin,
        )
    heads = ("UNIT", "NAME", "TARGET", "SHEETS", "STILL", f"TO ±{margin:g}")
    show(
        heads,
        [
            (
                line.unit.code,
                line.unit.name,
                line.target.n if line.target else "-",
                line.n,
                "-" if line.to_target is None else line.to_target,
                line.to_margin,
            )
            for line in desk.lines
        ],
    )


@sampling.command("frame")
@click.argument("code")
@click.argument("unit")
@click.argument("file", type=click.File("rb"))
@click.option("--kind", type=Word(FrameKind), default=FrameKind.HOUSEHOLDS.value)
@click.option("--title", required=True)
@pass_installation
def frame(
    installation: Installation,
    code: str,
    unit: str,
    file: BinaryIO,
    kind: str,
    title: str,
) -> None:
    """Take in a list of households or dossiers, CSV or XLSX; prints its number."""
    with installation.session() as session:
        found = unit_by_code(session, unit)
        added = add_frame(
            session,
            round_by_code(session, code),
            found,
            kind=FrameKind(kind),
            title=title,
            entries=read_frame(file.read()),
        )
        number, digest = added.id, added.digest
        after = {"title": title, "rows": added.n, "digest": digest}
        _keep(
            session, Event("frame.added", "frame", str(number), found.id, after=after)
        )
    click.echo(f"List {number}, SHA-256 {digest}.")


@sampling.command("draw")
@click.argument("number", type=int)
@click.option("-n", "n", type=int, required=True, help="How many.")
@click.option("--reserve", default=0, show_default=True, help="To stand in.")
@click.option("--by-area", is_flag=True, help="Shared out in proportion to areas.")
@click.option("--seed", default="", help="By default one that nobody could choose.")
@pass_installation
def draw(
    installation: Installation,
    number: int,
    n: int,
    reserve: int,
    by_area: bool,
    seed: str,
) -> None:
    """Draw a sample from a list; prints seed and who was drawn."""
    with installation.session() as session:
        found = session.get(Frame, number)
        if found is None:
            raise Problem(f"There is no list {number}.", status=404)
        drawn = draw_sample(
            session, found, n=n, n_reserve=reserve, by_area=by_area, seed=seed
        )
        used = drawn.seed
        rows = [
            (one.position, one.entry.reference, one.entry.label, one.entry.area)
            for one in entries_of(session, drawn)
        ]
        after = {"n": n, "n_reserve": reserve, "seed": used}
        place = str(drawn.id)
        _keep(session, Event("draw.made", "draw", place, found.unit_id, after=after))
    click.echo(f"Seed {used}.")
    show(("POSITION", "REFERENCE", "LABEL", "AREA"), rows)


def _keep(session: Session, event: Event) -> None:
    add_event(session, event, by=command_line())
    session.commit()
