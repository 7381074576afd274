"""Which services there are: those of counters, totals and results, by their codes."""

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from survey.models import Counter, Stratum, TransactionTotal


def services_in_use(session: Session) -> set[str]:
    """Return the codes that something is counted under, with or without a name."""
    holders = (Counter, TransactionTotal, Stratum)
    codes = union(*(select(holder.service) for holder in holders))
    return set(session.scalars(codes)) - {""}
