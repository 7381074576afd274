"""Merge, split, move, rename, close: each from a day on."""

from collections.abc import Sequence
from typing import Any

import click

from survey.cli.context import Installation, pass_installation
from survey.cli.options import Named, Word
from survey.cli.reforms.doing import do, new_unit
from survey.cli.reforms.options import common
from survey.manage.operations.reforms import Move, Pair
from survey.models import ReformKind, UnitKind


@click.command()
@click.argument("codes", nargs=-1, required=True)
@click.option("--into", required=True, metavar="UNIT", help="The unit that goes on.")
@click.option("--name", help="Open it under this name; without one it is there.")
@click.option("--kind", type=Word(UnitKind), help="Of the new unit; usual: as before.")
@click.option("--parent", help="Above the new unit; usual: as before.")
@common
@pass_installation
def merge(
    installation: Installation,
    /,
    *,
    codes: tuple[str, ...],
    into: str,
    name: str | None,
    kind: UnitKind | None,
    parent: str | None,
    **how: Any,
) -> None:
    """End units the day before; a new one, or one there is, continues them."""
    old = tuple(dict.fromkeys(codes))
    opens = (new_unit(installation, old[0], into, name, kind, parent),) if name else ()
    pairs = tuple(Pair(code, into) for code in old)
    do(installation, ReformKind.MERGE, how, pairs=pairs, opens=opens)


@click.command()
@click.argument("code")
@click.option(
    "--part", "parts", type=Named(), multiple=True, required=True, help="CODE=NAME."
)
@click.option("--below", type=Named(), multiple=True, help="Unit below it: CODE=PART.")
@click.option("--counter", type=Named(), multiple=True, help="Counter: CODE=PART.")
@common
@pass_installation
def split(
    installation: Installation,
    /,
    *,
    code: str,
    parts: Sequence[tuple[str, str]],
    below: Sequence[tuple[str, str]],
    counter: Sequence[tuple[str, str]],
    **how: Any,
) -> None:
    """End a unit the day before; new ones continue it.

    Counters go to the first part unless they are named.
    """
    opens = tuple(new_unit(installation, code, *part) for part in parts)
    do(
        installation,
        ReformKind.SPLIT,
        how,
        pairs=tuple(Pair(code, new) for new, _name in parts),
        opens=opens,
        below=dict(below),
        counters=dict(counter),
    )


@click.command()
@click.argument("codes", nargs=-1, required=True)
@click.option("--to", required=True, metavar="UNIT", help="The unit above from then.")
@common
@pass_installation
def move(
    installation: Installation, /, *, codes: tuple[str, ...], to: str, **how: Any
) -> None:
    """Let units stand below another; they stay what they are."""
    moves = tuple(Move(code, to) for code in dict.fromkeys(codes))
    do(installation, ReformKind.MOVE, how, moves=moves)


@click.command()
@click.argument("code")
@click.option("--code", "new", required=True, help="Its code from then on.")
@click.option("--name", required=True, help="Its name from then on.")
@common
@pass_installation
def rename(
    installation: Installation, /, *, code: str, new: str, name: str, **how: Any
) -> None:
    """Give a unit another name from a day on; results keep the old one."""
    opens = (new_unit(installation, code, new, name),)
    do(installation, ReformKind.RENAME, how, pairs=(Pair(code, new),), opens=opens)


@click.command()
@click.argument("codes", nargs=-1, required=True)
@click.option("--below", default="", metavar="UNIT", help="Who gets what is below.")
@common
@pass_installation
def close(
    installation: Installation, /, *, codes: tuple[str, ...], below: str, **how: Any
) -> None:
    """End units the day before; nobody continues them."""
    closes = tuple(dict.fromkeys(codes))
    do(installation, ReformKind.CLOSE, how, closes=closes, below_all=below)
