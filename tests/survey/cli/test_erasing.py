"""Names in lists are forgotten ninety days after a round, asked for or not."""

from collections.abc import Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from survey.audit import WORKER
from survey.cli.erasing import KEPT, erase_comments, erase_lists
from survey.manage.operations.sampling.frames import Listed, add_frame
from survey.models import AuditEntry, Comment, FrameEntry, FrameKind
from tests.factories import make_province

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
LIST = [Listed("H1", "Hộ số 1", "Thôn Đông"), Listed("H2", "Hộ số 2", "Thôn Tây")]


@pytest.fixture
def days_to_the_end(session: Session, clock: time_machine.Traveller) -> timedelta:
    """How long the round with the list still lasts."""
    province = make_province(session)
    kind = FrameKind.HOUSEHOLDS
    unit = province.units[0]
    add_frame(session, province.round, unit, kind=kind, title="Hộ", entries=LIST)
    session.commit()
    days = province.round.ends_on - province.round.starts_on
    session.rollback()
    return days


def _labels(session: Session) -> Sequence[str]:
    found = session.scalars(select(FrameEntry.label)).all()
    session.rollback()
    return found


def test_they_go_by_themselves_and_only_then(
    session: Session,
    engine: Engine,
    days_to_the_end: timedelta,
    clock: time_machine.Traveller,
) -> None:
    clock.shift(days_to_the_end + timedelta(days=1))
    erase_lists(engine, zone=ZONE)
    assert _labels(session) == ["Hộ số 1", "Hộ số 2"]
    clock.shift(KEPT + days_to_the_end)
    erase_lists(engine, zone=ZONE)
    erase_lists(engine, zone=ZONE)
    assert _labels(session) == ["", ""]
    entry = session.scalars(select(AuditEntry)).one()
    assert (entry.action, entry.actor) == ("frames.erased", WORKER)
    assert session.scalars(select(FrameEntry.area)).all() == ["Thôn Đông", "Thôn Tây"]


def test_what_was_written_goes_after_two_years(
    session: Session, engine: Engine, clock: time_machine.Traveller
) -> None:
    province = make_province(session)
    for month in (
        province.round.starts_on,
        province.round.starts_on.replace(year=2000),
    ):
        session.add(
            Comment(
                round_id=province.round.id,
                unit_id=province.units[0].id,
                month=month.replace(day=1),
                language="vi",
                text=str(month.year),
            )
        )
    session.commit()
    for _night in range(2):
        erase_comments(engine, zone=ZONE)
    kept = session.scalars(select(Comment.text)).all()
    assert kept == [str(province.round.starts_on.year)]
    entry = session.scalars(select(AuditEntry)).one()
    assert (entry.action, entry.after) == ("comments.erased", {"rows": 1})
