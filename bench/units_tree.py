"""A ministry's tree as a workbook: 34 provinces, their communes, points of service."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey import clock
from survey.db import make_engine, writing
from survey.manage.operations.units import import_units
from survey.manage.units.export import units_table
from survey.migrate import upgrade
from survey.spreadsheets import XLSX, table_file

PROVINCES, COMMUNES = 34, 96  # of each province
SINCE = date(2025, 7, 1)


def workbook(units: int, folder: Path) -> bytes:
    """Return a tree of so many units as the site itself exports it."""
    engine = make_engine(URL.create("sqlite", database=str(folder / "tree.db")))
    upgrade(engine)
    with Session(writing(engine)) as session:
        import_units(session, "\n".join([HEADING, *_lines(units)]).encode())
        table = units_table(session, day=SINCE)
    engine.dispose()
    return table_file(table, XLSX, made_at=clock.now())


HEADING = "code,name,kind,parent,valid_from"


def _lines(units: int) -> Iterator[str]:
    yield f"B,Bộ để đo (số liệu bịa),department,,{SINCE}"
    provinces = [f"P{n:02}" for n in range(1, PROVINCES + 1)]
    for code in provinces:
        yield f"{code},Tỉnh {code},province,B,{SINCE}"
    communes = [f"{p}.X{n:02}" for p in provinces for n in range(1, COMMUNES + 1)]
    left = units - 1 - PROVINCES
    for code in communes[:left]:
        yield f"{code},UBND xã Đông Bình {code},commune,{code[:3]},{SINCE}"
    for n in range(left - len(communes)):
        above = communes[n % len(communes)]
        yield f"{above}.{n},Điểm phục vụ {n} của {above},point,{above},{SINCE}"
