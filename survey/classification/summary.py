"""How many units of each group are in each class, now and before."""

from collections.abc import Sequence
from typing import NamedTuple

from survey.classification.classes import ClassGroup
from survey.figures.same_group import key_of
from survey.measure import WEAK
from survey.methods import Method
from survey.models import Figure

UNRANKED = "unranked"


class Count(NamedTuple):
    """How many units are in a class; `change` only where there is an earlier count."""

    band: str
    n: int
    change: int | None


class Summary(NamedTuple):
    """The counts of a ranking group, best class first; the unranked last."""

    name: str
    sample: Figure  # of one of its units, which says its name in another language
    n: int  # units, ranked or not
    counts: tuple[Count, ...]
    unranked: Count

    @property
    def key(self) -> str:
        """Return what an address calls the group."""
        return key_of(self.sample)


def bands_of(method: Method) -> tuple[str, ...]:
    """Return the classes of a method, best first; none where it has none."""
    return (*method.bands.__slots__, WEAK) if method.bands else ()


def summarised(
    groups: Sequence[ClassGroup],
    before: Sequence[ClassGroup] | None,
    bands: Sequence[str],
) -> tuple[Summary, ...]:
    """Return the counts of every group; a group that is new has no change."""
    earlier = {group.name: group for group in before or ()}
    return tuple(_summary(group, earlier.get(group.name), bands) for group in groups)


def _summary(
    group: ClassGroup, before: ClassGroup | None, bands: Sequence[str]
) -> Summary:
    now, was = group.n_by_band, before.n_by_band if before else {}
    counts = tuple(
        Count(
            band, now.get(band, 0), _change(now.get(band, 0), was.get(band, 0), before)
        )
        for band in bands
    )
    n_unranked = len(group.unranked)
    n_before = len(before.unranked) if before else 0
    unranked = Count(UNRANKED, n_unranked, _change(n_unranked, n_before, before))
    return Summary(
        group.name, group.sample, len(group.ranked) + n_unranked, counts, unranked
    )


def _change(now: int, was: int, before: ClassGroup | None) -> int | None:
    return now - was if before else None
