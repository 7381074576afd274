"""How far each unit is: sheets against its target, week by week, and the margin."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.manage.operations.sampling.targets import populations
from survey.manage.sampling.expected import Expected, expected_of
from survey.manage.sampling.weeks import Week, week_at, weeks_of
from survey.measure import planning
from survey.models import Counter, Response, Round, Target, Unit
from survey.participation import participants
from survey.tree import load_tree
from survey.withdrawn import still_standing

MARGIN = 3.0  # points: what the desk counts down to unless told otherwise


@dataclass(frozen=True, slots=True)
class Line:
    """A unit of the desk; what is expected says the last release, else the rule."""

    unit: Unit
    target: Target | None
    population: int | None
    n: int
    by_week: tuple[int, ...]
    due: tuple[int, ...]  # what each week was to bring, and those to come are to
    expected: Expected
    margin: float | None  # points that the sheets there are give
    to_margin: int  # more sheets until ± the margin asked for

    @property
    def to_target(self) -> int | None:
        """Return how many sheets are still needed for the target."""
        return None if self.target is None else max(self.target.n - self.n, 0)

    @property
    def percent(self) -> int | None:
        """Return how much of the target is there, at most a hundred."""
        if self.target is None or self.target.n == 0:
            return None
        return min(100 * self.n // self.target.n, 100)


@dataclass(frozen=True, slots=True)
class Desk:
    """A round against its targets."""

    round: Round
    lines: tuple[Line, ...]
    weeks: tuple[Week, ...]
    week: int  # how many have begun
    margin: float

    @property
    def n(self) -> int:
        """Return the sheets of all units together."""
        return sum(line.n for line in self.lines)

    @property
    def target(self) -> int:
        """Return the targets of all units together."""
        return sum(line.target.n for line in self.lines if line.target)

    @property
    def n_reached(self) -> int:
        """Return how many units have reached their target."""
        return sum(1 for line in self.lines if line.to_target == 0)

    @property
    def n_without(self) -> int:
        """Return how many units have no target."""
        return sum(1 for line in self.lines if line.target is None)


def desk_of(
    session: Session,
    round_: Round,
    *,
    today: date,
    margin: float = MARGIN,
    scope: Collection[int] | None = None,
) -> Desk:
    """Return how far the units of a round are; with a scope only these."""
    sheets = _sheets(session, round_)
    targets = _targets(session, round_)
    totals = populations(session, round_)
    ids = desk_units(session, round_, {*sheets, *targets, *totals}, scope=scope)
    expected = expected_of(session, round_)
    reached = [
        planning.Reached(
            sum(sheets[id_].values()), *expected[id_], population=totals.get(id_)
        )
        for id_ in ids
    ]
    margins = planning.margins(reached)
    needed = planning.still_needed(reached, margin=margin)
    units = {u.id: u for u in session.scalars(select(Unit).where(Unit.id.in_(ids)))}
    weeks, week = weeks_of(round_), week_at(round_, today)
    lines = tuple(
        Line(
            unit=units[id_],
            target=targets.get(id_),
            population=totals.get(id_),
            n=one.n,
            by_week=(by_week := _by_week(sheets[id_], weeks)),
            due=_due(targets.get(id_), by_week, week),
            expected=expected[id_],
            margin=has,
            to_margin=more,
        )
        for id_, one, has, more in zip(ids, reached, margins, needed, strict=True)
    )
    return Desk(round_, lines, weeks, week, margin)


def desk_units(
    session: Session,
    round_: Round,
    known: Collection[int],
    *,
    scope: Collection[int] | None,
) -> list[int]:
    """Return the units that collect or of which something is known, as in the tree."""
    taking_part = participants(session, round_)
    counters = select(Counter.unit_id).where(
        Counter.opened_on <= round_.ends_on,
        Counter.closed_on.is_(None) | (Counter.closed_on > round_.starts_on),
    )
    collecting = {*session.scalars(counters.distinct()), *known} & taking_part
    tree = load_tree(session)
    walk = (id_ for root in tree.roots for id_ in tree.subtree(root))
    return [
        id_ for id_ in walk if id_ in collecting and (scope is None or id_ in scope)
    ]


def _sheets(session: Session, round_: Round) -> Mapping[int, Mapping[date, int]]:
    columns = (Response.unit_id, Response.day)
    query = select(*columns, func.count()).where(
        Response.round_id == round_.id, *still_standing(session, round_.id)
    )
    found: dict[int, dict[date, int]] = defaultdict(dict)
    for unit_id, day, n in session.execute(query.group_by(*columns)):
        found[unit_id][day] = n
    return found


def _targets(session: Session, round_: Round) -> dict[int, Target]:
    query = select(Target).where(Target.round_id == round_.id)
    return {target.unit_id: target for target in session.scalars(query)}


def _by_week(by_day: Mapping[date, int], weeks: tuple[Week, ...]) -> tuple[int, ...]:
    return tuple(
        sum(n for day, n in by_day.items() if week.first <= day <= week.last)
        for week in weeks
    )


def _due(target: Target | None, by_week: tuple[int, ...], week: int) -> tuple[int, ...]:
    """Return what each week is to bring; what past ones missed is spread ahead."""
    if target is None:
        return ()
    past = list(by_week[: max(week - 1, 0)])
    return tuple(planning.by_week(target.n, weeks=len(by_week), collected=past))
