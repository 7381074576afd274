"""Which of several packs counts: a newer release supersedes an older one."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol, TypeVar


class Numbered(Protocol):
    """A pack, as far as its place among others goes."""

    id: int
    subject: str
    unit_code: str
    round_code: str
    ends_on: date
    number: int
    kept_at: datetime


Some = TypeVar("Some", bound=Numbered)


def newest(packs: Iterable[Some]) -> list[Some]:
    """Return of each round of each unit the pack of its newest release.

    Of one release there may be several packs, of another version of the software for
    one: the one that came last.
    """
    found: dict[tuple[str, str, str], Some] = {}
    for pack in packs:
        key = (pack.subject, pack.unit_code, pack.round_code)
        known = found.get(key)
        if known is None or _order(pack) > _order(known):
            found[key] = pack
    return list(found.values())


def latest_round(packs: Iterable[Some]) -> list[Some]:
    """Return of each subject the pack of the round that ended last."""
    found: dict[str, Some] = {}
    for pack in sorted(packs, key=lambda one: (one.ends_on, one.kept_at, one.id)):
        found[pack.subject] = pack
    return list(found.values())


def _order(pack: Numbered) -> tuple[int, datetime, int]:
    return (pack.number, pack.kept_at, pack.id)
