"""What provinces can be ranked by."""

from collections.abc import Iterable
from typing import NamedTuple

from survey.models import Level, PackFigure
from survey.packs.names import Names


class Node(NamedTuple):
    """A part of the index; the whole has no name of its own."""

    code: str
    name: str  # in the language of the page
    level: Level


def nodes_of(figures: Iterable[PackFigure], names: Names) -> list[Node]:
    """Return what figures are of, criteria only where there is nothing above them."""
    every = [Node(one.node, names.of(one.node, one.name), one.level) for one in figures]
    above = [one for one in every if one.level != Level.CRITERION]
    return list(dict.fromkeys(above or every))
