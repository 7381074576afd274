"""The units of a release by ranking group: ranked with their class, or not and why."""

from collections import Counter as Tally
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.figures.same_group import key_of
from survey.i18n import named, number
from survey.methods import Method
from survey.methods.method import ROOT
from survey.models import Figure, Release, ReleaseUnranked, Status
from survey.words import exemption_told, group_of_figure


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit's overall figure, and its place or why it has none."""

    code: str
    name: str
    figure: Figure
    is_tied: bool = False
    why_not: str = ""

    @property
    def band(self) -> str:
        """Return the class; empty where the unit is not ranked."""
        return "" if self.why_not else self.figure.band


@dataclass(frozen=True, slots=True)
class ClassGroup:
    """The units of a ranking group, best first; those that are not ranked by name."""

    name: str
    ranked: tuple[Placed, ...]
    unranked: tuple[Placed, ...]

    @property
    def sample(self) -> Figure:
        """Return the overall figure of one of the units."""
        return (*self.ranked, *self.unranked)[0].figure

    @property
    def key(self) -> str:
        """Return what an address calls the group."""
        return key_of(self.sample)

    @property
    def n_by_band(self) -> Mapping[str, int]:
        """Return how many units there are of each class."""
        return Tally(one.band for one in self.ranked)


def class_groups(
    session: Session, release: Release, method: Method
) -> tuple[ClassGroup, ...]:
    """Return the ranking groups of a release by name.

    A unit that only adds up those below it, and has no group, belongs to none.
    """
    why, found = exempted(session, release), defaultdict(list)
    for figure in _overall(session, release):
        if figure.unit_id == release.round.root_id:
            continue
        reason = why.get(figure.unit_id) or _held_back(figure, method)
        if reason or figure.rank is not None:
            found[group_of_figure(figure)].append((figure, reason))
    return tuple(_group(name, found[name]) for name in sorted(found))


def exempted(session: Session, release: Release) -> dict[int, str]:
    """Return why units are not ranked that were taken out of the ranks, by unit."""
    query = select(ReleaseUnranked).where(ReleaseUnranked.release_id == release.id)
    return {
        row.unit_id: exemption_told(row.reason, row.note)
        for row in session.scalars(query)
    }


def _overall(session: Session, release: Release) -> list[Figure]:
    query = (
        select(Figure)
        .where(Figure.release_id == release.id, Figure.node == ROOT)
        .options(joinedload(Figure.unit))
    )
    return list(session.scalars(query))


def _held_back(figure: Figure, method: Method) -> str:
    if figure.status == Status.SHOWN:
        return ""
    if figure.status == Status.EMPTY:
        return str(_("không có câu trả lời"))
    n = number(figure.n)
    if figure.status == Status.SECONDARY:
        return str(
            _(
                "%(n)s phiếu; nếu công bố, có thể suy ra kết quả của một đơn vị có ít "
                "phiếu bên cạnh",
                n=n,
            )
        )
    least = number(method.minimum_n)
    return str(_("chỉ có %(n)s phiếu, cần ít nhất %(least)s", n=n, least=least))


def _group(name: str, members: Sequence[tuple[Figure, str]]) -> ClassGroup:
    ranked = [figure for figure, why in members if not why]
    at_rank = Tally(figure.rank for figure in ranked)
    ordered = sorted(ranked, key=lambda f: (f.rank or 0, f.unit.name))
    return ClassGroup(
        name,
        tuple(_placed(figure, is_tied=at_rank[figure.rank] > 1) for figure in ordered),
        tuple(
            _placed(figure, why_not=why)
            for figure, why in sorted(members, key=lambda one: one[0].unit.name)
            if why
        ),
    )


def _placed(figure: Figure, *, is_tied: bool = False, why_not: str = "") -> Placed:
    return Placed(figure.unit.code, named(figure.unit), figure, is_tied, why_not)
