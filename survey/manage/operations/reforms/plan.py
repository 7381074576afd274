"""What a reform would do, to be looked at before it is confirmed."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from survey.manage.operations.reforms.asked import Asked, NewUnit
from survey.models import Counter, Grant, LineageKind, Round, Unit


class Fault(NamedTuple):
    """What speaks against a reform, and at which field or row it stands."""

    field: str
    message: str


class Opened(NamedTuple):
    """A unit that would open, and the code of the unit above it."""

    unit: NewUnit
    parent: str


class Joined(NamedTuple):
    """Who would continue whom, and how."""

    old: Unit
    new: str
    kind: LineageKind
    share: float | None


class Placed(NamedTuple):
    """A unit that would stand below another from a day on; codes, empty at the top."""

    unit: Unit
    before: str
    after: str
    from_day: date


class Handed(NamedTuple):
    """A counter that would go to another unit, or close with its own (empty)."""

    counter: Counter
    old: str
    new: str


class Carried(NamedTuple):
    """A role that would be held on the units that continue one, too."""

    grant: Grant
    new: tuple[str, ...]


class Touched(NamedTuple):
    """A round under way or to come that takes in what changes."""

    round: Round
    ends: bool  # its own unit ends: it takes no more sheets
    lacks_totals: tuple[str, ...]  # units that need transaction totals of their own


@dataclass(slots=True)
class Plan:
    """Everything a reform would do; it may be carried out when it has no `faults`."""

    asked: Asked
    ends: list[Unit] = field(default_factory=list)
    opens: list[Opened] = field(default_factory=list)
    joins: list[Joined] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    counters: list[Handed] = field(default_factory=list)
    people: list[Carried] = field(default_factory=list)
    rounds: list[Touched] = field(default_factory=list)
    absorbing: list[Unit] = field(default_factory=list)  # there already, take others in
    above: list[Unit] = field(default_factory=list)  # there already, get others below
    faults_found: dict[Fault, None] = field(default_factory=dict)  # each once

    def note(self, field_: str, message: str) -> None:
        """Keep what speaks against the reform, once."""
        self.faults_found[Fault(field_, message)] = None

    @property
    def faults(self) -> list[Fault]:
        """Return what speaks against the reform, in the order it was found."""
        return list(self.faults_found)

    @property
    def involved(self) -> list[Unit]:
        """Return the units there are that change, or that others come to."""
        moved = [one.unit for one in self.placed]
        units = [*self.ends, *moved, *self.absorbing, *self.above]
        return sorted({unit.id: unit for unit in units}.values(), key=lambda u: u.code)

    @property
    def revisions(self) -> dict[str, int]:
        """Return how often each involved unit was changed, by code."""
        return {unit.code: unit.revision for unit in self.involved}
