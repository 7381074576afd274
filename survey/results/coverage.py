"""How far sheets reach: against the targets of a round, and by channel."""

from collections import Counter as Tally
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.models import Channel, Release, Stratum, Target, Unit
from survey.words import channel_word, group_of


class Part(NamedTuple):
    """The sheets of a channel."""

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
    by_channel: Tally[str] = field(default_factory=Tally)

    @property
    def percent(self) -> float | None:
        """Return how much of the target there is; None without a target."""
        return 100 * self.towards / self.target if self.target else None

    @property
    def parts(self) -> list[Part]:
        """Return the share of each channel, the largest first."""
        return [
            Part(channel_word(Channel(channel)), n, 100 * n / self.n)
            for channel, n in self.by_channel.most_common()
        ]


def coverage(session: Session, release: Release) -> list[Covered]:
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
        name = group_of(units[unit_id])
        found.setdefault(name, Covered(name)).target += target
    for (unit_id, channel), n in sheets.items():
        name = group_of(units[unit_id])
        group = found.setdefault(name, Covered(name))
        group.n += n
        if channel:  # releases of old do not say how their sheets came in
            group.by_channel[channel] += n
        group.towards += n if targets.get(unit_id) else 0
    return [found[name] for name in sorted(found)]


def _sheets(session: Session, release: Release) -> dict[tuple[int, str], int]:
    query = (
        select(Stratum.unit_id, Stratum.channel, func.sum(Stratum.n_sheets))
        .where(Stratum.release_id == release.id, Stratum.counted_in > 0)
        .group_by(Stratum.unit_id, Stratum.channel)
    )
    return {(unit_id, ch): int(n) for unit_id, ch, n in session.execute(query)}


def _targets(session: Session, release: Release) -> dict[int, int]:
    query = select(Target.unit_id, Target.n).where(
        Target.round_id == release.round_id, Target.n > 0
    )
    return {row.unit_id: row.n for row in session.execute(query)}
