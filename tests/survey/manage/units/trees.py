"""A small tree of units for pages: a province, its offices, points below a commune."""

from datetime import date

from sqlalchemy.orm import Session

from survey.models import Unit, UnitKind
from tests.factories import OPENED, make_unit

LAST_DAY = date(2025, 12, 31)


def make_tree(session: Session) -> dict[str, Unit]:
    """Add the units, by code; one of them ended, one begins later; commit."""
    top = make_unit(session, code="AT", name="Tỉnh An Thịnh", name_en="An Thinh")
    made = [
        top,
        _office(session, top, "AT.NV", "Sở Nội vụ", UnitKind.DEPARTMENT, "Sở"),
        _office(session, top, "AT.X01", "UBND xã Đông Bình", UnitKind.COMMUNE, "Xã"),
        _office(session, top, "AT.P01", "UBND phường Thịnh Lạc", UnitKind.WARD, ""),
    ]
    commune = made[2]
    for n in range(1, 121):
        name = f"Điểm phục vụ số {n}"
        code = f"AT.X01.{n:03}"
        made.append(_office(session, commune, code, name, UnitKind.POINT, ""))
    old = _office(session, top, "AT.X99", "UBND xã Cũ", UnitKind.COMMUNE, "Xã")
    old.valid_to = LAST_DAY
    new = _office(session, top, "AT.X98", "UBND xã Mới", UnitKind.COMMUNE, "Xã")
    new.valid_from = date(2027, 1, 1)
    units = {unit.code: unit for unit in (*made, old, new)}
    session.commit()  # the last: whoever reads keeps the site from writing
    return units


def _office(
    session: Session, above: Unit, code: str, name: str, kind: UnitKind, group: str
) -> Unit:
    return make_unit(
        session,
        above,
        code=code,
        name=name,
        kind=kind,
        ranking_group=group,
        valid_from=OPENED,
    )
