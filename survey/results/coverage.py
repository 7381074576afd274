"""How far sheets reach against targets, how they came in, and what shows it."""

from collections import Counter as Tally
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.models import (
    Channel,
    Evidence,
    Population,
    Release,
    Stratum,
    StratumOrigin,
    Target,
    Unit,
)
from survey.words import (
    channel_word,
    evidence_word,
    group_key,
    group_of,
    population_word,
)
from survey.words.offices import Grouped

Code = TypeVar("Code", Channel, Evidence, Population)


class Part(NamedTuple):
    """The sheets of a channel, an evidence class, a population."""

    word: str
    n: int
    percent: float


@dataclass(slots=True)
class Covered:
    """The units of a group: their sheets in the release, and their targets now."""

    name: str
    n: int = 0
    target: int = 0
    towards: int = 0  # sheets of units with a target
    by_channel: Tally[Channel] = field(default_factory=Tally)
    by_evidence: Tally[Evidence] = field(default_factory=Tally)
    by_population: Tally[Population] = field(default_factory=Tally)

    @property
    def percent(self) -> float | None:
        """Return how much of the target there is; None without a target."""
        return 100 * self.towards / self.target if self.target else None

    @property
    def channels(self) -> list[Part]:
        """Return the share of each channel, the largest first."""
        return self._parts(self.by_channel, channel_word)

    @property
    def evidence(self) -> list[Part]:
        """Return the share of each evidence class, the largest first."""
        return self._parts(self.by_evidence, evidence_word)

    @property
    def populations(self) -> list[Part]:
        """Return the share of each population, the largest first."""
        return self._parts(self.by_population, population_word)

    def _parts(self, found: Tally[Code], word: Callable[[Code], str]) -> list[Part]:
        # The most first; of equally many in the order they are listed everywhere.
        listed = [one for code in found for one in type(code)]
        ordered = sorted(found, key=lambda one: (-found[one], listed.index(one)))
        return [
            Part(word(one), found[one], 100 * found[one] / self.n) for one in ordered
        ]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The groups of units, by name, and what the table of them has to explain."""

    groups: list[Covered]

    @property
    def classes(self) -> list[Evidence]:
        """Return the evidence classes there are, the strongest first."""
        return [one for one in Evidence if any(g.by_evidence[one] for g in self.groups)]

    @property
    def has_populations(self) -> bool:
        """Return whether more than one population answered."""
        return len({one for group in self.groups for one in group.by_population}) > 1


def coverage(session: Session, release: Release) -> Coverage:
    """Return the groups of the units that collected or were to collect, by name.

    Sheets are those the release counts; targets are those of today.
    """
    sheets, targets = _sheets(session, release), _targets(session, release)
    ids = {unit_id for unit_id, _channel in sheets} | set(targets)
    units = {
        row.id: row
        for row in session.execute(
            select(Unit.id, Unit.kind, Unit.ranking_group).where(Unit.id.in_(ids))
        )
    }
    found: dict[str, Covered] = {}
    for unit_id, target in targets.items():
        _covered(found, units[unit_id]).target += target
    for (unit_id, channel), n in sheets.items():
        group = _covered(found, units[unit_id])
        group.n += n
        if channel:  # releases of old do not say how their sheets came in
            group.by_channel[Channel(channel)] += n
        group.towards += n if targets.get(unit_id) else 0
    for unit_id, population, evidence, n in _origins(session, release):
        group = _covered(found, units[unit_id])
        group.by_evidence[Evidence(evidence)] += n
        if population:  # published counts do not say whose they are
            group.by_population[Population(population)] += n
    return Coverage(sorted(found.values(), key=lambda group: group.name))


def _covered(found: dict[str, Covered], unit: Grouped) -> Covered:
    """Return the group of a unit; named once, for it asks for the language."""
    key = group_key(unit)
    if key not in found:
        found[key] = Covered(group_of(unit))
    return found[key]


def _sheets(session: Session, release: Release) -> dict[tuple[int, str], int]:
    query = (
        select(Stratum.unit_id, Stratum.channel, func.sum(Stratum.n_sheets))
        .where(Stratum.release_id == release.id, Stratum.counted_in > 0)
        .group_by(Stratum.unit_id, Stratum.channel)
    )
    return {(unit_id, ch): int(n) for unit_id, ch, n in session.execute(query)}


def _origins(session: Session, release: Release) -> list[tuple[int, str, str, int]]:
    origin = (
        StratumOrigin.unit_id,
        StratumOrigin.population,
        StratumOrigin.evidence,
    )
    query = (
        select(*origin, func.sum(StratumOrigin.n))
        .where(StratumOrigin.release_id == release.id)
        .group_by(*origin)
    )
    return [(*row[:3], int(row[3])) for row in session.execute(query)]


def _targets(session: Session, release: Release) -> dict[int, int]:
    query = select(Target.unit_id, Target.n).where(
        Target.round_id == release.round_id, Target.n > 0
    )
    return {row.unit_id: row.n for row in session.execute(query)}
