"""How far the setting up has come, counted."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from survey.models import Counter, Grant, Questionnaire, Round, TransactionTotal, Unit


@dataclass(frozen=True, slots=True)
class Standing:
    """What there is on a day."""

    n_units: int
    n_counters: int
    n_questionnaires: int  # published
    n_people: int
    n_rounds: int  # under way or to come
    n_totals: int  # units whose transactions are known in these rounds


def standing(
    session: Session, *, day: date, scope: Collection[int] | None = None
) -> Standing:
    """Return what there is on a day, of everything that a round needs.

    With a scope units, counters, people and totals of these units alone.
    """
    rounds = select(Round.id).where(Round.closed_on.is_(None), Round.ends_on >= day)
    totals = select(func.count(TransactionTotal.unit_id.distinct()))
    return Standing(
        n_units=_n(session, _of(_valid_units(day), Unit.id, scope)),
        n_counters=_n(session, _of(_open_counters(day), Counter.unit_id, scope)),
        n_questionnaires=_n(
            session,
            select(Questionnaire.id).where(Questionnaire.published_on.is_not(None)),
        ),
        n_people=_n(
            session, _of(select(Grant.user_id).distinct(), Grant.unit_id, scope)
        ),
        n_rounds=_n(session, rounds),
        n_totals=session.scalar(
            _of(
                totals.where(TransactionTotal.round_id.in_(rounds)),
                TransactionTotal.unit_id,
                scope,
            )
        )
        or 0,
    )


def _valid_units(day: date) -> Select[int]:
    return select(Unit.id).where(
        Unit.valid_from <= day, Unit.valid_to.is_(None) | (Unit.valid_to >= day)
    )


def _open_counters(day: date) -> Select[int]:
    return select(Counter.id).where(
        Counter.closed_on.is_(None) | (Counter.closed_on > day)
    )


def _of(
    query: Select[int],
    unit_id: InstrumentedAttribute[int] | InstrumentedAttribute[int | None],
    scope: Collection[int] | None,
) -> Select[int]:
    return query if scope is None else query.where(unit_id.in_(scope))


def _n(session: Session, query: Select[int]) -> int:
    return session.scalar(select(func.count()).select_from(query.subquery())) or 0
