"""Targets: how many sheets each unit is to collect, by which rule."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.closed import require_not_closed
from survey.errors import Problem
from survey.measure import planning
from survey.models import Round, Rule, Target, TransactionTotal

LARGEST = 10_000_000  # sheets of one unit; more is a typing error


@dataclass(frozen=True, slots=True)
class Basis:
    """A rule with what it is given; margins and shares in percent."""

    rule: Rule
    margin: float = 5.0
    share: float = 80.0
    deff: float = 1.5
    quota: int = 0

    def n_for(self, population: int) -> int:
        """Return how many sheets the rule asks of a unit with so many people."""
        if self.rule is Rule.SLOVIN:
            return planning.slovin(population, margin=self.margin)
        if self.rule is Rule.COCHRAN:
            return planning.cochran(
                population, margin=self.margin, share=self.share, deff=self.deff
            )
        if self.rule is Rule.STEPS:
            return planning.steps(population)
        return self.quota

    @property
    def needs_population(self) -> bool:
        """Return whether the rule starts from the number of transactions."""
        return self.rule is not Rule.QUOTA


@dataclass
class Targets:
    """What a rule gives: targets, and the units whose transactions are not known."""

    n_by_unit: dict[int, int] = field(default_factory=dict)
    populations: dict[int, int] = field(default_factory=dict)
    lacking: list[int] = field(default_factory=list)


def propose(
    session: Session, round_: Round, basis: Basis, unit_ids: Collection[int]
) -> Targets:
    """Return what a rule asks of each unit; nothing is written."""
    known = populations(session, round_)
    found = Targets()
    for unit_id in unit_ids:
        population = known.get(unit_id)
        if basis.needs_population and not population:
            found.lacking.append(unit_id)
            continue
        found.n_by_unit[unit_id] = basis.n_for(population or 0)
        if population:
            found.populations[unit_id] = population
    return found


def set_targets(
    session: Session, round_: Round, basis: Basis, unit_ids: Collection[int]
) -> Targets:
    """Write what a rule asks of each unit, in place of what stood there."""
    require_not_closed(round_)
    proposed = propose(session, round_, basis, unit_ids)
    for unit_id, n in proposed.n_by_unit.items():
        _write(session, round_, unit_id, n, basis, proposed.populations.get(unit_id))
    session.flush()
    return proposed


def type_targets(
    session: Session, round_: Round, numbers: Mapping[int, int | None]
) -> dict[int, tuple[int | None, int | None]]:
    """Write numbers that were decided; None takes a target away.

    Returns old and new number of each unit that changed.
    """
    require_not_closed(round_)
    changed: dict[int, tuple[int | None, int | None]] = {}
    for unit_id, n in numbers.items():
        found = session.get(Target, (round_.id, unit_id))
        before = found.n if found else None
        if n == before:
            continue
        changed[unit_id] = (before, n)
        if n is None:
            session.delete(found)
        else:
            population = found.population if found else None
            _write(session, round_, unit_id, n, Basis(Rule.QUOTA, quota=n), population)
    session.flush()
    return changed


def populations(session: Session, round_: Round) -> dict[int, int]:
    """Return the transactions of each unit in a round, all services together."""
    totals = (
        select(TransactionTotal.unit_id, func.sum(TransactionTotal.total))
        .where(TransactionTotal.round_id == round_.id)
        .group_by(TransactionTotal.unit_id)
    )
    return {unit_id: int(total) for unit_id, total in session.execute(totals)}


def _write(
    session: Session,
    round_: Round,
    unit_id: int,
    n: int,
    basis: Basis,
    population: int | None,
) -> None:
    if n > LARGEST:
        raise Problem(_("Mục tiêu nhiều nhất là %(most)s phiếu.", most=LARGEST))
    found = session.get(Target, (round_.id, unit_id))
    if found is None:
        found = Target(round_id=round_.id, unit_id=unit_id)
        session.add(found)
    uses_margin = basis.rule in {Rule.SLOVIN, Rule.COCHRAN}
    found.n, found.rule, found.population = n, basis.rule, population
    found.margin = basis.margin if uses_margin else None
    is_cochran = basis.rule is Rule.COCHRAN
    found.share = basis.share if is_cochran else None
    found.deff = basis.deff if is_cochran else None
