"""Which figures that officials see of a published release everybody does not.

Those that give few away by themselves, or that the NCHS standards would not print; and
others, so that the first cannot be worked out from what is told. All follows from
frozen figures and from what was published before: it is always the same, and chosen
once in a process.
"""

from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from survey.figures.branches import method_of
from survey.measure import Instrument
from survey.measure.frozen import frozen
from survey.models import Figure, Release, Status
from survey.public.hiding import FIRM, UNANIMOUS, Place, agrees, is_public
from survey.public.sizes import Sizes, nested
from survey.published import publications
from survey.tree import tree_of_round
from survey.withholding.holding_back import Agreeing, Known, hold_back
from survey.withholding.siblings import Parts

MOST_KEPT = 64  # releases


@dataclass(frozen=True, slots=True)
class Untold:
    """Units and nodes that officials see and everybody does not."""

    unsure: frozenset[Place] = frozenset()  # unreliable, which is no secret
    held: frozenset[Place] = frozenset()  # few that agree, and others beside them

    def __contains__(self, place: object) -> bool:
        return place in self.unsure or place in self.held


_kept: dict[tuple[object, ...], Untold] = {}


def untold(session: Session, release: Release) -> Untold:
    """Return what officials alone see of a release that was published."""
    *before, last = _published_until(session, release)
    key = tuple((r.id, r.made_at, r.figures_digest) for r in (*before, last))
    if key not in _kept:
        found = _untold(session, release, before[-1] if before else None)
        while len(_kept) >= MOST_KEPT:
            _kept.pop(next(iter(_kept)), None)
        _kept[key] = found
    return _kept[key]


def _published_until(session: Session, release: Release) -> list[Release]:
    """Return what was published of the round so far; withdrawn, it is still known."""
    every = publications(session)
    last = every[release.id].published.id
    found = {
        one.published.id: one.release
        for one in every.values()
        if one.release.round_id == release.round_id and one.published.id <= last
    }
    return [found[number] for number in sorted(found)]


def _untold(session: Session, release: Release, earlier: Release | None) -> Untold:
    doubtful = _doubtful(session, release)
    alike = {_place(one) for one in doubtful if agrees(one)}
    unsure = frozenset(_place(one) for one in doubtful) - alike
    before = untold(session, earlier).held if earlier else frozenset()
    same = _unchanged(session, release, earlier, before) if earlier else set()
    if not alike and not same:
        return Untold(unsure)  # what the release itself holds back is enough
    # An unreliable figure is told by nobody: the first to be hidden beside others.
    known = Known(before | unsure, same | _secondary(session, release))
    return Untold(unsure, frozenset(alike | _beside(session, release, alike, known)))


def _doubtful(session: Session, release: Release) -> list[Figure]:
    query = select(Figure).where(
        Figure.release_id == release.id,
        Figure.status == Status.SHOWN,
        or_(Figure.n < UNANIMOUS, Figure.quality.not_in(FIRM)),
    )
    return [one for one in session.scalars(query) if not is_public(one)]


def _unchanged(
    session: Session, release: Release, earlier: Release, before: frozenset[Place]
) -> set[Place]:
    """Return what was held back before and has not changed since.

    Told now, it would be taken away from what was told of the unit above then.
    """
    if not before:
        return set()
    now, then = _values(session, release), _values(session, earlier)
    return {place for place in before if place in now and now[place] == then[place]}


def _values(
    session: Session, release: Release
) -> dict[Place, tuple[int, float | None]]:
    query = select(Figure.unit_id, Figure.node, Figure.n, Figure.value).where(
        Figure.release_id == release.id, Figure.status == Status.SHOWN
    )
    return {
        # Older releases have more decimals: unchanged is what is so in those of all.
        (unit, node): (n, None if value is None else frozen(value))
        for unit, node, n, value in session.execute(query)
    }


def _secondary(session: Session, release: Release) -> set[Place]:
    query = select(Figure.unit_id, Figure.node).where(
        Figure.release_id == release.id, Figure.status == Status.SECONDARY
    )
    return {(unit_id, node) for unit_id, node in session.execute(query)}


def _beside(
    session: Session, release: Release, alike: set[Place], known: Known
) -> set[Place]:
    """Return what has to be held back beside figures of few that agree."""
    instrument = Instrument.of(method_of(release))
    parts = Parts.of(instrument.method, instrument.tree.codes)
    units = nested(
        tree_of_round(session, release.round),
        _sizes(session, release, parts),
        weighting=release.weighting,
        fewest=instrument.method.minimum_n,
    )
    held = hold_back(
        *(units.domains, units.own, parts, instrument.weights),
        minimum=instrument.method.minimum_n,
        known=known,
        agreeing=Agreeing(alike, UNANIMOUS),
    )
    return held.places(held.hidden, parts)


def _sizes(session: Session, release: Release, parts: Parts) -> dict[int, Sizes]:
    """Return how many sheets have an answer, by unit and node."""
    place = {code: number for number, code in enumerate(parts.codes)}
    found: dict[int, list[int]] = {}
    query = select(Figure.unit_id, Figure.node, Figure.n).where(
        Figure.release_id == release.id
    )
    for unit_id, node, n in session.execute(query):
        found.setdefault(unit_id, [0] * len(place))[place[node]] = n
    return dict(found)


def _place(figure: Figure) -> Place:
    return figure.unit_id, figure.node
