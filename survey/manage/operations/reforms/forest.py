"""Whether a tree is whole on every day: nothing below what is no more, no circles."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from survey.tree import Node

ONE_DAY = timedelta(days=1)


class Gap(NamedTuple):
    """A unit with nothing valid above it on a day, or in a circle."""

    unit_id: int
    day: date


def gaps(nodes: Iterable[Node], *, since: date) -> set[Gap]:
    """Return what is wrong with a tree on any day from `since` on."""
    found = list(nodes)
    return {
        Gap(unit_id, day)
        for day in sorted(_days(found, since))
        for unit_id in _astray(found, day)
    }


def _days(nodes: Iterable[Node], since: date) -> set[date]:
    """Return the days on which anything changes."""
    days = {since}
    for node in nodes:
        days |= {node.valid_from, *(stay.from_day for stay in node.stays)}
        if node.valid_to is not None:
            days.add(node.valid_to + ONE_DAY)
    return {day for day in days if day >= since}


def _astray(nodes: Iterable[Node], day: date) -> list[int]:
    """Return the units that no way leads up to the top from."""
    above = {n.id: n.placed_on(day).parent_id for n in nodes if n.is_valid_on(day)}
    firm: set[int] = set()
    astray = []
    for unit_id in above:
        way: list[int] = []
        at: int | None = unit_id
        while at is not None and at not in firm and at in above and at not in way:
            way.append(at)
            at = above[at]
        if at is None or at in firm:
            firm.update(way)
        else:
            astray.append(unit_id)
    return astray
