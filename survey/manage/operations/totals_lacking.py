"""Where a round collects sheets, and no transaction total is theirs."""

from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Counter, Response, Round, TransactionTotal, Unit
from survey.withdrawn import still_standing


class Place(NamedTuple):
    """Codes of a unit and of one of its services; no service is the whole unit."""

    unit: str
    service: str

    def __str__(self) -> str:
        """Return both codes, or the unit's."""
        return " ".join(filter(None, self))


class Lacking(NamedTuple):
    """What is collected in a round and weighs nothing for lack of a total."""

    missing: set[Place]
    unserved: set[str]  # units with totals by service, and a counter of none


def lacking_totals(
    session: Session, round_: Round, codes: Mapping[int, str]
) -> Lacking:
    """Return where sheets are collected in the round and no total is theirs."""
    known = _services(session, round_)
    lacking = Lacking(set(), set())
    for unit_id, service in _asked(session, round_):
        stored = known.get(unit_id, set())
        if unit_id not in codes or not stored.isdisjoint({service, ""}):
            continue
        if not stored:  # of the whole unit: its services do not matter
            lacking.missing.add(Place(codes[unit_id], ""))
        elif service:
            lacking.missing.add(Place(codes[unit_id], service))
        else:
            lacking.unserved.add(codes[unit_id])
    return lacking


def _services(session: Session, round_: Round) -> dict[int, set[str]]:
    """Return the services of each unit's totals."""
    query = select(TransactionTotal.unit_id, TransactionTotal.service).where(
        TransactionTotal.round_id == round_.id
    )
    known: dict[int, set[str]] = {}
    for unit_id, service in session.execute(query):
        known.setdefault(unit_id, set()).add(service)
    return known


def _asked(session: Session, round_: Round) -> list[tuple[int, str]]:
    """Return the units and services of the counters open during the round."""
    query = (
        select(Counter.unit_id, Counter.service)
        .where(
            Counter.opened_on <= round_.ends_on,
            Counter.closed_on.is_(None) | (Counter.closed_on > round_.starts_on),
        )
        .distinct()
    )
    return [(row.unit_id, row.service) for row in session.execute(query)]


def unweighable(session: Session, round_: Round) -> list[Place]:
    """Return where sheets came in and no total above zero is theirs.

    As a release weighs: by service in units whose totals are, else as a whole.
    """
    totals = _totals(session, round_)
    query = (
        select(Unit.code, Response.unit_id, Response.service)
        .join(Unit, Unit.id == Response.unit_id)
        .where(Response.round_id == round_.id, *still_standing(session, round_.id))
        .distinct()
    )
    found = set()
    for row in session.execute(query):
        own = totals.get(row.unit_id, {})
        service = row.service if any(own) else ""
        if not own.get(service):
            found.add(Place(row.code, service))
    return sorted(found)


def _totals(session: Session, round_: Round) -> dict[int, dict[str, int]]:
    """Return the totals of each unit by service."""
    columns = (TransactionTotal.unit_id, TransactionTotal.service)
    query = select(*columns, TransactionTotal.total).where(
        TransactionTotal.round_id == round_.id
    )
    found: dict[int, dict[str, int]] = {}
    for unit_id, service, total in session.execute(query):
        found.setdefault(unit_id, {})[service] = total
    return found
