"""What the public sees less of than officials do.

Stricter in four ways: whatever is not shown is told without its number of sheets;
shares that the NCHS standards would not print are not printed; where fewer than 20
sheets all agree the figure is held back, for it would say what each of them said;
and small numbers of sheets are rounded.
"""

from dataclasses import replace

from survey.figures.branches import Branch, UnitFigures
from survey.models import Figure, Quality, Status

FIRM = {"", Quality.PRESENT, Quality.REVIEW}
UNANIMOUS = 20  # sheets; fewer that all agree give each of them away
EXACT_FROM = 50  # sheets; below, numbers are rounded
STEP = 5


def is_public(figure: Figure) -> bool:
    """Return whether everybody may see a figure."""
    return (
        figure.status == Status.SHOWN
        and figure.quality in FIRM
        and not (figure.n < UNANIMOUS and figure.low is not None and _agrees(figure))
    )


def rounded(n: int) -> int:
    """Return a number of sheets as everybody may see it, halves up."""
    return n if n >= EXACT_FROM else (n + STEP // 2) // STEP * STEP


def hushed(figure: Figure) -> Figure:
    """Return a figure as everybody may see it; held back, it says nothing at all."""
    if is_public(figure):
        return figure
    return Figure(
        release_id=figure.release_id,
        unit_id=figure.unit_id,
        unit=figure.unit,
        node=figure.node,
        level=figure.level,
        status=Status.WITHHELD,
        n=0,
        fallback="",
        band="",
        quality="",
        complement=False,
    )


def hushed_branch(branch: Branch) -> Branch:
    """Return a node and all below it as everybody may see them."""
    return replace(
        branch,
        figure=hushed(branch.figure),
        branches=tuple(hushed_branch(below) for below in branch.branches),
        change=branch.change if is_public(branch.figure) else None,
    )


def hushed_figures(figures: UnitFigures) -> UnitFigures:
    """Return all that everybody may see of a unit."""
    return UnitFigures(
        hushed(figures.overall),
        tuple(hushed_branch(content) for content in figures.contents),
        figures.change if is_public(figures.overall) else None,
    )


def _agrees(figure: Figure) -> bool:
    """Return whether all sheets say the same."""
    return figure.share in {0.0, 100.0} or figure.fallback == "extreme"
