"""Which unit the address of a workbook is about, and which part of it."""

from collections.abc import Iterable, Mapping

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.access.reach import Reach
from survey.errors import Problem
from survey.models import Workbook
from survey.submission.content import AreaLines


def workbook_units(
    session: Session, args: Mapping[str, object], own: Reach
) -> Iterable[int]:
    """Return the unit of the workbook whose number is in the address."""
    query = select(Workbook.unit_id).where(Workbook.id == args["workbook_id"])
    unit_id = session.scalar(query)
    if unit_id is None:
        raise Problem(_("Không có bảng chấm điểm nào mang số này."), status=404)
    return [unit_id]


def area_of(areas: Iterable[AreaLines], code: str) -> AreaLines:
    """Return the area whose code is in the address, or raise a `Problem` (404)."""
    found = next((one for one in areas if one.area.code == code), None)
    if found is None:
        words = _("Bộ tiêu chí không có lĩnh vực “%(code)s”.", code=code[:16])
        raise Problem(words, status=404)
    return found


def area_of_item(areas: Iterable[AreaLines], code: str) -> AreaLines:
    """Return the area of an item that a unit scores itself, or raise (404)."""
    for one in areas:
        for line in one.lines:
            is_own = line.item.scorer == "self" and not line.is_exempt
            if is_own and line.item.code == code:
                return one
    words = _("Đơn vị không tự chấm nội dung “%(code)s” nào.", code=code[:16])
    raise Problem(words, status=404)
