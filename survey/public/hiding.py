"""What the public sees less of than officials do.

Stricter in five ways: whatever is not shown is told without its number of sheets;
shares that the NCHS standards would not print are not printed; where fewer than 20
sheets all agree the figure is held back, for it would say what each of them said, and
others with which it could be worked out (`untold`); numbers of sheets are rounded; and
changes are told only since what everybody saw.
"""

from collections.abc import Container
from dataclasses import replace
from typing import NamedTuple

from survey.figures.branches import Branch, UnitFigures
from survey.models import Change, Figure, Quality, Status

FIRM = {"", Quality.PRESENT, Quality.REVIEW}
UNANIMOUS = 20  # sheets; fewer that all agree give each of them away
STEP = 5  # numbers of sheets are rounded to

Place = tuple[int, str]  # unit and node


class Sight(NamedTuple):
    """What everybody does not see of a release though officials do."""

    untold: Container[Place] = ()
    # Of the release that changes are since; None where that is not published.
    untold_before: Container[Place] | None = None

    def is_told(self, figure: Figure) -> bool:
        """Return whether everybody may see a figure."""
        return is_public(figure) and (figure.unit_id, figure.node) not in self.untold

    def of_change(self, change: Change | None) -> Change | None:
        """Return a change if both its figures are told: each gives the other away."""
        if change is None or self.untold_before is None:
            return None
        place = (change.unit_id, change.node)
        is_told = place not in self.untold and place not in self.untold_before
        return change if is_told else None


def is_public(figure: Figure) -> bool:
    """Return whether a figure by itself may be seen by everybody."""
    return (
        figure.status == Status.SHOWN and figure.quality in FIRM and not agrees(figure)
    )


def rounded(n: int) -> int:
    """Return a number of sheets as everybody may see it, halves up.

    Large ones, too: taken from each other they would tell the small ones.
    """
    return (n + STEP // 2) // STEP * STEP


def hushed(figure: Figure, sight: Sight) -> Figure:
    """Return a figure as everybody may see it; held back, it says nothing at all."""
    if sight.is_told(figure):
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
        ranking_group=figure.ranking_group,
    )


def hushed_branch(branch: Branch, sight: Sight) -> Branch:
    """Return a node and all below it as everybody may see them."""
    return replace(
        branch,
        figure=hushed(branch.figure, sight),
        branches=tuple(hushed_branch(below, sight) for below in branch.branches),
        change=sight.of_change(branch.change),
    )


def hushed_figures(figures: UnitFigures, sight: Sight) -> UnitFigures:
    """Return all that everybody may see of a unit."""
    return UnitFigures(
        hushed(figures.overall, sight),
        tuple(hushed_branch(content, sight) for content in figures.contents),
        sight.of_change(figures.change),
    )


def agrees(figure: Figure) -> bool:
    """Return whether all of few sheets say the same."""
    is_alike = figure.share in {0.0, 100.0} or figure.fallback == "extreme"
    return figure.n < UNANIMOUS and is_alike
