"""Which services there are: those of counters, totals and results, by their codes."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import func, select, union
from sqlalchemy.orm import Session

from survey.models import Counter, Round, Stratum, TransactionTotal


class Use(NamedTuple):
    """Where a service is used."""

    n_counters: int = 0
    n_units: int = 0  # with totals of it, in some round
    is_released: bool = False


def services_in_use(session: Session) -> set[str]:
    """Return the codes that something is counted under, with or without a name."""
    holders = (Counter, TransactionTotal, Stratum)
    codes = union(*(select(holder.service) for holder in holders))
    return set(session.scalars(codes)) - {""}


def uses_of_services(session: Session) -> dict[str, Use]:
    """Return where each service that something is counted under is used."""
    counters = select(Counter.service, func.count()).group_by(Counter.service)
    n_units = func.count(TransactionTotal.unit_id.distinct())
    totals = select(TransactionTotal.service, n_units)
    n_counters = dict(session.execute(counters).all())
    by_service = totals.group_by(TransactionTotal.service)
    n_totals = dict(session.execute(by_service).all())
    released = set(session.scalars(select(Stratum.service).distinct()))
    return {
        code: Use(n_counters.get(code, 0), n_totals.get(code, 0), code in released)
        for code in sorted({*n_counters, *n_totals, *released} - {""})
    }


def services_of_units(
    session: Session, round_: Round, unit_ids: Collection[int]
) -> set[str]:
    """Return the services of some units, by their totals in a round and counters."""
    totals = select(TransactionTotal.unit_id, TransactionTotal.service).where(
        TransactionTotal.round_id == round_.id
    )
    counters = select(Counter.unit_id, Counter.service).where(
        Counter.closed_on.is_(None) | (Counter.closed_on > round_.starts_on)
    )
    found = [row for query in (totals, counters) for row in session.execute(query)]
    return {row.service for row in found if row.unit_id in unit_ids} - {""}
