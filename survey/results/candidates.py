"""Units that can be put beside others: those a release has an overall index of."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.figures.same_group import group_key
from survey.i18n import named
from survey.methods.method import ROOT
from survey.models import Figure, Release, Unit
from survey.unaccented import unaccented
from survey.words import group_word

MOST_OFFERED = 50


class Candidate(NamedTuple):
    """A unit to tick: of twelve thousand, whole rows would take a second."""

    id: int
    code: str
    name: str
    name_en: str
    group_key: str
    rank: int | None

    @property
    def group(self) -> str:
        """Return the name of the group it is ranked in."""
        return group_word(self.group_key)


class Offer(NamedTuple):
    """Units to choose from, and how many more there are."""

    units: Sequence[Candidate]
    n_more: int


def candidates(
    session: Session, release: Release, *, scope: Collection[int] | None
) -> list[Candidate]:
    """Return the units of a scope with an overall index, those of a group by rank."""
    columns = (Unit.id, Unit.code, Unit.name, Unit.name_en)
    query = (
        select(*columns, group_key(Figure.ranking_group), Figure.rank)
        .join(Figure, Figure.unit_id == Unit.id)
        .where(
            Figure.release_id == release.id,
            Figure.node == ROOT,
            Figure.value.is_not(None),
        )
        .order_by(Figure.rank, Unit.code)
    )
    rows = session.execute(query)
    return [Candidate(*row) for row in rows if scope is None or row.id in scope]


def groups_of(found: Sequence[Candidate]) -> list[str]:
    """Return the names of the ranking groups there are."""
    return sorted({one.group for one in found if one.rank is not None})


def of_group(found: Sequence[Candidate], group: str) -> list[Candidate]:
    """Return the ranked units of a group."""
    return [one for one in found if one.rank is not None and one.group == group]


def matching(found: Sequence[Candidate], search: str) -> list[Candidate]:
    """Return the units whose name or code has every word, with or without accents."""
    words = unaccented(search).split()
    if not words:
        return []
    return [one for one in found if _has(one, words)]


def offered(found: Sequence[Candidate], chosen: Collection[int]) -> Offer:
    """Return the units that are not chosen yet, as many as a page takes."""
    open_ = [one for one in found if one.id not in chosen]
    return Offer(open_[:MOST_OFFERED], max(len(open_) - MOST_OFFERED, 0))


def _has(one: Candidate, words: Sequence[str]) -> bool:
    known = unaccented(f"{named(one)} {one.name} {one.code}")
    return all(word in known for word in words)
