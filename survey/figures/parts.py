"""Groups of a unit's sheets, and what its people want improved, as a release has it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.group_names import GroupNames
from survey.methods import stored_method
from survey.models import Choice, Part, PartDetail, Release, Status, Verdict
from survey.words import text_of

REAL = (Verdict.REAL_RISE, Verdict.REAL_FALL)
TWO = 2


class Factor(NamedTuple):
    """A factor with its name."""

    code: str
    name: str


class Cell(NamedTuple):
    """A factor of a group; None where the group does not tell it."""

    detail: PartDetail | None

    @property
    def step(self) -> int:
        """Return 2 where it is really higher than the other groups, −2 lower, else 0.

        The shades are those of the map of factors.
        """
        if self.detail is None or self.detail.verdict not in REAL:
            return 0
        return 2 if self.detail.verdict == Verdict.REAL_RISE else -2


@dataclass(frozen=True, slots=True)
class Group:
    """A group with its name, and a cell for each factor that any group tells."""

    name: str
    part: Part
    cells: tuple[Cell, ...] = ()

    @property
    def is_shown(self) -> bool:
        """Return whether its index is told."""
        return self.part.status == Status.SHOWN


@dataclass(frozen=True, slots=True)
class Grouped:
    """The groups of a unit by one thing."""

    code: str
    name: str
    groups: tuple[Group, ...]
    factors: tuple[Factor, ...] = ()  # that any group tells

    @property
    def shown(self) -> tuple[Group, ...]:
        """Return the groups whose index is told."""
        return tuple(group for group in self.groups if group.is_shown)

    @property
    def compared(self) -> tuple[Group, ...]:
        """Return the groups that are held against the others."""
        return tuple(group for group in self.groups if group.part.verdict)

    @property
    def standing_out(self) -> Group | None:
        """Return the group that really differs from the others, and the most."""
        real = [group for group in self.compared if group.part.verdict in REAL]
        return max(real, key=_distance, default=None)

    @property
    def is_pair(self) -> bool:
        """Return whether there are just two to compare."""
        return len(self.compared) == TWO

    @property
    def counted_in(self) -> int:
        """Return the number of the release that counted the groups."""
        return self.groups[0].part.counted_in


@dataclass(frozen=True, slots=True)
class Option:
    """An option with its name."""

    name: str
    choice: Choice

    @property
    def is_shown(self) -> bool:
        """Return whether its share is told."""
        return self.choice.status == Status.SHOWN


@dataclass(frozen=True, slots=True)
class Chosen:
    """The options of one item, the most chosen first; those withheld last."""

    code: str
    name: str
    options: tuple[Option, ...]

    @property
    def shown(self) -> tuple[Option, ...]:
        """Return the options whose share is told."""
        return tuple(option for option in self.options if option.is_shown)

    @property
    def asked(self) -> int:
        """Return how many sheets chose anything."""
        return self.options[0].choice.asked

    @property
    def counted_in(self) -> int:
        """Return the number of the release that counted them."""
        return self.options[0].choice.counted_in


@dataclass(frozen=True, slots=True)
class Parts:
    """What the page of a unit shows of groups and choices."""

    grouped: tuple[Grouped, ...] = ()
    chosen: tuple[Chosen, ...] = ()

    def has(self, dimension: str) -> bool:
        """Return whether the unit's sheets are told apart by something."""
        return any(one.code == dimension for one in self.grouped)


def parts_of(session: Session, release: Release, unit_id: int) -> Parts:
    """Return what a release says of the groups of a unit, and of what they chose."""
    parts = session.scalars(
        select(Part).where(Part.release_id == release.id, Part.unit_id == unit_id)
    ).all()
    choices = session.scalars(
        select(Choice).where(Choice.release_id == release.id, Choice.unit_id == unit_id)
    ).all()
    if not parts and not choices:
        return Parts()
    names = GroupNames.of(session, release.round)
    details = session.scalars(
        select(PartDetail).where(
            PartDetail.release_id == release.id, PartDetail.unit_id == unit_id
        )
    )
    told = {(one.dimension, one.code, one.node): one for one in details}
    factors = [
        Factor(one.code, text_of(one.name))
        for one in stored_method(release.method).factors
    ]
    return Parts(_grouped(parts, names, told, factors), _chosen(choices, names))


Told = Mapping[tuple[str, str, str], PartDetail]  # by dimension, group and factor


def _grouped(
    parts: Sequence[Part], names: GroupNames, told: Told, factors: Sequence[Factor]
) -> tuple[Grouped, ...]:
    ordered = sorted(parts, key=lambda part: names.place(part.dimension, part.code))
    found = []
    for code, own in groupby(ordered, key=lambda part: part.dimension):
        nodes = {node for dimension, _group, node in told if dimension == code}
        columns = tuple(factor for factor in factors if factor.code in nodes)
        groups = tuple(
            Group(
                names.group(code, part.code),
                part,
                tuple(Cell(told.get((code, part.code, one.code))) for one in columns),
            )
            for part in own
        )
        found.append(Grouped(code, names.dimension(code), groups, columns))
    return tuple(found)


def _chosen(choices: Sequence[Choice], names: GroupNames) -> tuple[Chosen, ...]:
    ordered = sorted(choices, key=lambda one: names.choice_place(one.item, one.option))
    found = []
    for code, own in groupby(ordered, key=lambda one: one.item):
        options = [Option(names.option(code, one.option), one) for one in own]
        options.sort(key=lambda one: -(one.choice.share or -1.0))
        found.append(Chosen(code, names.item(code), tuple(options)))
    return tuple(found)


def _distance(group: Group) -> float:
    return abs(group.part.difference or 0.0)
