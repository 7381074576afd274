"""Transaction totals as they stand in a round, and written in place of others."""

from collections.abc import Collection, Mapping

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from survey.closed import require_not_closed
from survey.models import Round, TransactionTotal

ByService = Mapping[str, int]  # one total under "", or one for each service


def totals_by_unit(
    session: Session, round_: Round, unit_ids: Collection[int] | None = None
) -> dict[int, dict[str, int]]:
    """Return the totals of a round's units by service, or of some of them."""
    columns = (TransactionTotal.unit_id, TransactionTotal.service)
    query = (
        select(*columns, TransactionTotal.total)
        .where(TransactionTotal.round_id == round_.id)
        .order_by(*columns)
    )
    if unit_ids is not None:
        query = query.where(TransactionTotal.unit_id.in_(unit_ids))
    found: dict[int, dict[str, int]] = {}
    for unit_id, service, total in session.execute(query):
        found.setdefault(unit_id, {})[service] = total
    return found


def write_totals(
    session: Session, round_: Round, totals: Mapping[int, ByService]
) -> None:
    """Give units these totals in place of all they had; none of them may be given.

    Raises a `Problem` when the round is closed.
    """
    require_not_closed(round_)
    session.execute(
        delete(TransactionTotal).where(
            TransactionTotal.round_id == round_.id,
            TransactionTotal.unit_id.in_(totals),
        )
    )
    session.add_all(
        TransactionTotal(
            round_id=round_.id, unit_id=unit_id, service=service, total=total
        )
        for unit_id, by_service in totals.items()
        for service, total in by_service.items()
    )
    session.flush()
