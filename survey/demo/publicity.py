"""What everybody sees of the first round: its release, and what units changed."""

from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.demo import province
from survey.demo.calendar import night_before
from survey.demo.told import tell
from survey.manage.operations.improvements import Telling, add_improvement, told
from survey.manage.operations.publishing import publish
from survey.models import Release, Round
from survey.tree import unit_by_code

NOTE = f"Công bố theo kế hoạch cải cách hành chính của tỉnh ({province.MARK})."


class Change(NamedTuple):
    """What a unit changed, so many weeks after the round."""

    unit: str
    weeks: int
    text: str
    text_en: str


CHANGES = (
    Change(
        "TK-X01",
        6,
        "Mở thêm một quầy tiếp nhận hồ sơ vào sáng thứ hai và thứ sáu, khi đông người "
        "nhất; có ghế chờ và số thứ tự.",
        "A further counter is open on Monday and Friday mornings, when most people "
        "come; there are seats and queue numbers.",
    ),
    Change(
        "TK-SNNMT",
        9,
        "Phiếu hẹn ghi ngày trả kết quả cụ thể; hồ sơ trễ hẹn có thư xin lỗi nêu lý do "
        "và ngày trả mới.",
        "Appointment slips name the day of the result; whoever has to wait longer gets "
        "a letter with the reason and the new day.",
    ),
)


def show_everybody(session: Session, round_: Round, *, on: date) -> None:
    """Publish the newest release of a round, and let two units say what they did."""
    newest = (
        select(Release)
        .where(Release.round_id == round_.id)
        .order_by(Release.number.desc())
        .limit(1)
    )
    publish_told(session, session.scalars(newest).one(), on=on)
    for change in CHANGES:
        _let_tell(session, round_, change, on=on + timedelta(weeks=change.weeks))


def publish_told(session: Session, release: Release, *, on: date) -> None:
    """Publish a release, as the audit tells."""
    publish(session, release, at=night_before(on), note=NOTE)
    code = f"{release.round.code}/{release.number}"
    unit_id = release.round.root_id
    tell(session, "release.published", code, unit_id=unit_id, after={"note": NOTE})


def _let_tell(session: Session, round_: Round, change: Change, *, on: date) -> None:
    unit = unit_by_code(session, change.unit)
    telling = Telling(round_, on, change.text, change.text_en, is_public=True)
    row = add_improvement(session, unit, telling, by="demo", today=on)
    code, after = f"{unit.code}/{row.id}", told(row, round_)
    tell(session, "improvement.added", code, unit_id=unit.id, after=after)
