"""A province with releases of two rounds, made by the product's own operation."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Counter, Release, Unit, UnitKind
from survey.release.operations import make_release
from tests.factories import (
    Province,
    make_counter,
    make_province,
    make_round,
    make_sheets,
    make_unit,
)

# Of every ten sheets: how many are satisfied with all five questions.
WELL, FAIRLY = ["55555"] * 9 + ["22222"], ["44444"] * 6 + ["2-3.1"] * 4

NEXT_TO_SMALL = "Xã Hẹp"

Releasing = Callable[[], Release]


@dataclass
class Released:
    """A province, its last release, and the one of the round before."""

    province: Province
    before: Release
    release: Release

    @property
    def address(self) -> str:
        return f"/tong-quan/{self.release.round.code}/{self.release.number}"


@pytest.fixture
def province(session: Session) -> Province:
    """Three communes: a good one, a fair one, a small one; and one without sheets.

    Beside the small one stands another: alone, a larger would be held back with it.
    """
    province = make_province(session, units=3, method="counter-short")
    for unit, name in zip(province.units, ("Đông", "Tây", "Nhỏ"), strict=True):
        unit.name, unit.name_en = f"Xã {name}", f"{name} commune"
    for name in ("Xã Vắng", NEXT_TO_SMALL):
        make_counter(session, make_unit(session, province.root, name=name))
    session.commit()
    return province


@pytest.fixture
def released(session: Session, province: Province) -> Released:
    """Sheets of two rounds and their releases."""
    earlier = make_round(
        session,
        province.root,
        province.questionnaire,
        title="Đợt khảo sát năm 2025",
        starts_on=date(2025, 8, 1),
        ends_on=date(2025, 10, 31),
    )
    first, second, small = province.counters
    make_sheets(session, earlier, first, WELL, n=40, day=date(2025, 9, 9))
    make_sheets(session, province.round, first, WELL, n=60)
    make_sheets(session, province.round, second, FAIRLY, n=50)
    beside = select(Counter).join(Counter.unit).where(Unit.name == NEXT_TO_SMALL)
    for few in (small, session.scalars(beside).one()):
        make_sheets(session, province.round, few, WELL, n=5)
    before = make_release(session, earlier, made_at=datetime(2025, 11, 1, tzinfo=UTC))
    made_at = datetime(2026, 3, 9, 18, 30, tzinfo=UTC)  # the tenth in Hà Nội
    release = make_release(session, province.round, made_at=made_at)
    session.commit()
    assert province.root.kind == UnitKind.PROVINCE
    return Released(province, before, release)
