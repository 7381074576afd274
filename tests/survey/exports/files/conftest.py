"""A release whose units have names that a spreadsheet might run, and its workbook."""

import io
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy.orm import Session

from survey.exports.exported import Exported
from survey.exports.files import figures_file
from survey.exports.reading import read_release
from survey.release.operations import make_release
from survey.speaking import speaking
from tests.factories import Province, make_province, make_sheets
from tests.survey.release.conftest import MADE_AT

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NAMES = [
    '=HYPERLINK("http://x.example","Xã")',
    "+84 24",
    "-Xã",
    "@Xã",
    'Xã "Hai", có dấu',
]


@pytest.fixture
def province(session: Session) -> Province:
    """Five communes with names that a spreadsheet might run; the last is tiny."""
    province = make_province(session, units=5, method="counter-short")
    for place, counter in enumerate(province.counters):
        province.units[place].name = NAMES[place]
        n = 3 if place == 4 else 12 + place
        make_sheets(session, province.round, counter, ["55-.4", "54321"], n=n)
    make_release(session, province.round, made_at=MADE_AT)
    session.commit()
    return province


@pytest.fixture
def exported(session: Session, province: Province) -> Iterator[Exported]:
    """The release, read for a file in Vietnamese."""
    with speaking("vi"):
        yield read_release(session, province.round.code)


@pytest.fixture
def book(exported: Exported) -> Workbook:
    """The workbook, opened again."""
    return load_workbook(io.BytesIO(figures_file(exported, "xlsx", zone=ZONE)))
