"""Services of two communes: their totals, and what a release says of them."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Release, Representation, Stratum, TransactionTotal, Unit
from tests.factories import Province

GLAD, SAD = "55555", "22222"
LAND, CIVIL, TRADE = "dat-dai", "ho-tich", "kinh-doanh"


def set_totals(
    session: Session, province: Province, **given: Mapping[str, int]
) -> None:
    """Set totals of the communes by service."""
    for number, unit in enumerate(province.units):
        for service, total in given.get(f"unit{number}", {}).items():
            place = {"round_id": province.round.id, "unit_id": unit.id}
            session.merge(TransactionTotal(**place, service=service, total=total))
    session.flush()


def strata_of(session: Session, release: Release, unit: Unit) -> dict[str, Stratum]:
    query = select(Stratum).filter_by(release_id=release.id, unit_id=unit.id)
    rows = session.scalars(query.order_by(Stratum.service, Stratum.channel))
    return {f"{row.service} {row.channel}".strip(): row for row in rows}


def represented_of(session: Session, release: Release, unit: Unit) -> tuple[int, int]:
    found = session.get_one(Representation, (release.id, unit.id))
    return found.represented, found.transactions
