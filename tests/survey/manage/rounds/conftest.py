"""A province whose rounds are looked at through the site and in the database."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from survey.models import (
    AuditEntry,
    Round,
    RoundUnit,
    Service,
    TransactionTotal,
    Weighting,
)
from tests.factories import Province, make_province


@dataclass(frozen=True)
class Stored:
    """What the database says, asked without holding it."""

    engine: Engine

    def round(self, code: str) -> Round:
        with Session(self.engine, expire_on_commit=False) as session:
            return session.scalars(select(Round).where(Round.code == code)).one()

    def codes(self) -> list[str]:
        with Session(self.engine) as session:
            return list(session.scalars(select(Round.code).order_by(Round.code)))

    def chosen(self, round_: Round) -> set[int]:
        query = select(RoundUnit.unit_id).where(RoundUnit.round_id == round_.id)
        with Session(self.engine) as session:
            return set(session.scalars(query))

    def totals(self, round_: Round) -> dict[tuple[int, str], int]:
        table = TransactionTotal
        query = select(table.unit_id, table.service, table.total)
        with Session(self.engine) as session:
            rows = session.execute(query.where(table.round_id == round_.id))
            return {(row.unit_id, row.service): row.total for row in rows}

    def audited(self, kind: str = "round") -> list[AuditEntry]:
        query = select(AuditEntry).where(AuditEntry.kind == kind)
        with Session(self.engine, expire_on_commit=False) as session:
            return list(session.scalars(query.order_by(AuditEntry.id)))


@pytest.fixture
def stored(engine: Engine) -> Stored:
    return Stored(engine)


@pytest.fixture
def province(session: Session) -> Iterator[Province]:
    """Three communes with a counter each, and a round under way."""
    # Looked at while the site writes: its rows must not be asked for again.
    session.expire_on_commit = False
    province = make_province(session, units=3)
    province.units[0].name = "UBND xã Đông <Bình>"
    province.units[1].ranking_group = "Vùng cao"
    session.commit()
    yield province
    session.rollback()


@pytest.fixture
def address(session: Session, province: Province) -> str:
    """The page of totals of a round that is weighted by them."""
    province.round.weighting = Weighting.TRANSACTIONS
    session.add(Service(code="dat-dai", name="Đất đai"))
    session.commit()
    return f"/dot-khao-sat/{province.round.code}/giao-dich"
