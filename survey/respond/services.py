"""The services people at a counter may have come for."""

from datetime import date

from sqlalchemy import CompoundSelect, or_, select
from sqlalchemy.engine import Connection

from survey.models import (
    Counter,
    Service,
    TransactionTotal,
)
from survey.respond.places import Place
from survey.services import ServiceName


def named_services(connection: Connection) -> tuple[ServiceName, ...]:
    """Return the services that have a name, by code."""
    query = select(Service.code, Service.name, Service.name_en).order_by(Service.code)
    return tuple(ServiceName(*row) for row in connection.execute(query))


def services_at(
    connection: Connection, place: Place, day: date
) -> tuple[ServiceName, ...]:
    """Return the services known at a unit, by its totals and its counters.

    Where none is known, those that have a name. A code sorts better than a name:
    no database sorts Vietnamese letters without being told how.
    """
    codes = set(connection.scalars(_codes_of_services(place, day)))
    named = {service.code: service for service in named_services(connection)}
    return tuple(
        named.get(code, ServiceName(code, code)) for code in sorted(codes or named)
    )


def _codes_of_services(place: Place, day: date) -> CompoundSelect[str]:
    of_totals = select(TransactionTotal.service).where(
        TransactionTotal.round_id == place.round_id,
        TransactionTotal.unit_id == place.unit_id,
        TransactionTotal.service != "",
    )
    of_counters = select(Counter.service).where(
        Counter.unit_id == place.unit_id,
        Counter.service != "",
        Counter.opened_on <= day,
        or_(Counter.closed_on.is_(None), Counter.closed_on > day),
    )
    return of_totals.union(of_counters)
