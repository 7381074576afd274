"""Transaction totals of a round, and which of them a stratum's sheets speak for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Self


class Key(NamedTuple):
    """What a stratum is of."""

    unit_id: int
    service: str
    channel: str


class Place(NamedTuple):
    """What a transaction total is of; no service is the whole unit."""

    unit_id: int
    service: str


@dataclass(frozen=True, slots=True)
class Totals:
    """The totals of a round; none where every sheet counts once."""

    by_place: Mapping[Place, int]
    by_service: frozenset[int]  # units that say it service by service

    @classmethod
    def of(cls, by_place: Mapping[Place, int]) -> Self:
        """Return totals as they are stored."""
        units = (place.unit_id for place in by_place if place.service)
        return cls(by_place, frozenset(units))

    def place(self, key: Key) -> Place:
        """Return what a stratum's total is of; its channels share one."""
        is_by_service = key.unit_id in self.by_service
        return Place(key.unit_id, key.service if is_by_service else "")

    def total(self, key: Key) -> int | None:
        """Return the transactions that a stratum's sheets speak for."""
        return self.by_place.get(self.place(key))

    def silent(self, keys: Iterable[Key]) -> dict[Place, int]:
        """Return the transactions for which no stratum speaks."""
        heard = {self.place(key) for key in keys}
        return {
            place: total
            for place, total in sorted(self.by_place.items())
            if total and place not in heard
        }
