"""A province whose last release everybody may see, and the one before nobody."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from survey.manage.operations.improvements import Telling, add_improvement
from survey.manage.operations.publishing import publish
from survey.models import Population, Release
from survey.release.operations import make_release
from tests.factories import make_province, make_sheets

WELL, FAIRLY = ["55555"] * 9 + ["22222"], ["44444"] * 6 + ["2-3.1"] * 4
PUBLISHED_AT = datetime(2026, 3, 9, 4, 0, tzinfo=UTC)


@pytest.fixture
def release(session: Session) -> Release:
    """Units of 60, with 20 of firms, of 32, of 12 that all agree, and of 3 sheets."""
    province = make_province(session, units=4, method="counter-short")
    names = ("Đông", "Tây", "Đồng Lòng", "Nhỏ")
    for unit, name in zip(province.units, names, strict=True):
        unit.name, unit.name_en = f"Xã {name}", f"{name} commune"
    province.round.populations = [*Population]
    good, fair, agreed, small = province.counters
    make_sheets(session, province.round, good, WELL, n=40)
    firms = {"population": Population.ORGANISATIONS}
    make_sheets(session, province.round, good, WELL, n=20, **firms)
    make_sheets(session, province.round, fair, FAIRLY, n=32)
    make_sheets(session, province.round, agreed, ["55555"], n=12)
    make_sheets(session, province.round, small, WELL, n=3)
    release = make_release(session, province.round, made_at=PUBLISHED_AT)
    telling = Telling(
        province.round, date(2026, 3, 9), "Mở thêm quầy.", "", is_public=True
    )
    hidden = telling._replace(text="Còn là bản thảo.", is_public=False)
    for one in (telling, hidden):
        add_improvement(
            session, province.units[0], one, by="ai.do", today=date(2026, 3, 10)
        )
    session.commit()
    return release


@pytest.fixture
def published(session: Session, release: Release) -> Release:
    """The release, shown to everybody."""
    publish(session, release, at=PUBLISHED_AT, note="Theo kế hoạch.")
    session.commit()
    return release


@pytest.fixture
def place(published: Release) -> str:
    """Where everybody reads it."""
    return f"/cong-khai/{published.round.code}/{published.number}"
