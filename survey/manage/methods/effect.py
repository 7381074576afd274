"""What a draft would have made of answers that were already released."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.measure import Collecting, Instrument
from survey.measure import Stratum as Statistics
from survey.methods import Method as Document
from survey.methods import parse_method
from survey.methods.method import ROOT
from survey.models import Figure, Method, Release, Round, Stratum, Unit


@dataclass(frozen=True, slots=True)
class Shift:
    """A unit's overall index as it was released, and as the draft would have it."""

    unit: Unit
    n: int
    before: float | None
    after: float | None  # None: withheld
    band_before: str
    band_after: str

    @property
    def difference(self) -> float | None:
        """Return by how much the index would move."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Effect:
    """What a draft does to one release; no shifts where it cannot be said."""

    release: Release
    shifts: tuple[Shift, ...] = ()
    is_comparable: bool = True

    @property
    def n_bands(self) -> int:
        """Return how many units would change their class."""
        return sum(1 for s in self.shifts if s.band_before != s.band_after)


def effects(session: Session, draft: Document) -> list[Effect]:
    """Return what a draft does to the newest release of each round of its code."""
    return [_effect(session, draft, release) for release in _newest(session, draft)]


def _effect(session: Session, draft: Document, release: Release) -> Effect:
    old = Instrument.of(parse_method(release.method.document))
    new = Instrument.of(draft)
    # Sums are kept by criterion, factor and content: other ones need other sums.
    if old.tree.codes != new.tree.codes or old.method.scale != new.method.scale:
        return Effect(release, is_comparable=False)
    strata = _strata(session, release)
    if not strata:
        return Effect(release, is_comparable=False)
    values = _measured(new, strata, release)
    figures = _overall(session, release)
    root_id = release.round.root_id
    places = (
        [root_id, *sorted(strata, key=lambda id_: figures[id_].unit.code)]
        if root_id in figures
        else list(strata)
    )
    shifts = [
        _shift(figures[id_], values[id_], new)
        for id_ in dict.fromkeys(places)
        if id_ in figures and id_ in values
    ]
    return Effect(release, tuple(shifts))


def _measured(
    new: Instrument,
    strata: Mapping[int, Sequence[tuple[Statistics, float]]],
    release: Release,
) -> dict[int, float | None]:
    """Return the overall index of every collecting unit, and of all together."""
    units = list(strata)
    collecting = Collecting.of(
        new,
        [[statistics for statistics, _weight in strata[id_]] for id_ in units],
        [[weight for _statistics, weight in strata[id_]] for id_ in units],
        weighting=release.weighting,
    )
    unions = [[place] for place in range(len(units))] + [list(range(len(units)))]
    found: dict[int, float | None] = {}
    for id_, nodes in zip(
        [*units, release.round.root_id], collecting.measure(unions), strict=True
    ):
        overall = next(one for one in nodes if one.node == ROOT)
        is_enough = overall.n >= new.method.minimum_n
        found.setdefault(id_, overall.value if is_enough else None)
    return found


def _shift(figure: Figure, value: float | None, new: Instrument) -> Shift:
    # What was withheld stays so: a draft is no way to see it.
    is_shown = figure.value is not None
    after = value if is_shown else None
    return Shift(
        unit=figure.unit,
        n=figure.n,
        before=figure.value,
        after=after,
        band_before=figure.band,
        band_after=new.classify(after) if after is not None else "",
    )


def _newest(session: Session, draft: Document) -> list[Release]:
    query = (
        select(Release)
        .join(Release.method)
        .join(Release.round)
        .options(joinedload(Release.method), joinedload(Release.round))
        .where(Method.code == draft.code)
        .order_by(Round.starts_on.desc(), Round.id.desc(), Release.number.desc())
    )
    newest: dict[int, Release] = {}
    for release in session.scalars(query):
        newest.setdefault(release.round_id, release)
    return list(newest.values())


def _strata(
    session: Session, release: Release
) -> dict[int, list[tuple[Statistics, float]]]:
    query = select(Stratum).where(
        Stratum.release_id == release.id, Stratum.n_sheets > 0
    )
    found: dict[int, list[tuple[Statistics, float]]] = defaultdict(list)
    for row in session.scalars(query):
        found[row.unit_id].append((Statistics.from_bytes(row.statistics), row.weight))
    return found


def _overall(session: Session, release: Release) -> dict[int, Figure]:
    query = (
        select(Figure)
        .options(joinedload(Figure.unit))
        .where(Figure.release_id == release.id, Figure.node == ROOT)
    )
    return {figure.unit_id: figure for figure in session.scalars(query)}
