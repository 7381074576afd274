"""`hailong counter` and `hailong qr`: opened, watched, printed, taken along."""

from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import AuditEntry, Counter
from survey.working_days import working_days_back
from tests.factories import TODAY, Province, make_province, make_sheets
from tests.survey.cli.conftest import Hailong

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def province(session: Session) -> Province:
    session.expire_on_commit = False
    province = make_province(session, counters=2)
    for number, counter in enumerate(province.counters):
        counter.code = f"QR{number}BCDF"
    session.commit()
    return province


def audit(session: Session) -> list[tuple[str, str]]:
    session.commit()
    rows = select(AuditEntry.action, AuditEntry.origin).order_by(AuditEntry.id)
    found = [(row.action, row.origin) for row in session.execute(rows)]
    session.commit()  # a reader would keep the next command waiting
    return found


def test_new_counters_are_opened_with_numbers(
    hailong: Hailong, session: Session, province: Province
) -> None:
    unit = province.units[0].code
    said = hailong(
        *("counter", "open", "--unit", unit, "--name", "Ô số", "--number", "3"),
        *("--from", "4", "--room", "Tầng 1", "--on", "1/4/2026"),
    )
    assert [line.split("  ")[1] for line in said.splitlines()] == [
        "Ô số 4",
        "Ô số 5",
        "Ô số 6",
    ]
    made = session.scalars(select(Counter).where(Counter.room == "Tầng 1")).all()
    assert {one.opened_on for one in made} == {date(2026, 4, 1)}
    assert audit(session) == [("counter.opened", "command")] * 3
    again = hailong("counter", "open", "--unit", unit, "--name", "ô SỐ 5", exit_code=1)
    assert "ô SỐ 5" in again


@pytest.mark.parametrize(
    "command",
    [
        "counter open",
        "counter open --unit U",
        "counter open X --unit U --name N",
        "counter open --unit U --name N --number 0",
        "counter export --out counters.pdf",
        "counter export",
    ],
)
def test_a_wrong_command_says_how_it_is_used(hailong: Hailong, command: str) -> None:
    assert "Usage:" in hailong(*command.split(), exit_code=2)


def test_every_change_has_its_row_in_the_audit(
    hailong: Hailong, session: Session, province: Province
) -> None:
    first, second = province.counters[0].code, province.counters[1].code
    hailong("counter", "close", first, second)
    hailong("counter", "open", first)
    hailong("counter", "move", first, "--to", province.units[1].code)
    hailong("counter", "service", first, "--to", "dat-dai")
    assert [action for action, _origin in audit(session)] == [
        *["counter.retired"] * 2,
        *("counter.reopened", "counter.moved", "counter.edited"),
    ]


def test_all_close_or_none(
    hailong: Hailong, session: Session, province: Province
) -> None:
    first, second = province.counters[:2]
    make_sheets(session, province.round, second, ["5" * 16], day=TODAY)
    session.commit()
    said = hailong(
        *("counter", "close", first.code, second.code, "--on", "2026-03-09"),
        exit_code=1,
    )
    assert second.code in said
    session.refresh(first)
    assert first.closed_on is None
    assert audit(session) == []


def test_silent_counters_are_listed(
    hailong: Hailong, session: Session, province: Province
) -> None:
    assert hailong("counter", "list", "--silent") == "None yet.\n"
    silent, last = province.counters[0], date(2026, 3, 5)
    for day in (working_days_back(last, 10), last):
        make_sheets(session, province.round, silent, ["5" * 16], n=5, day=day)
    session.commit()
    said = hailong("counter", "list", "--silent")
    assert silent.code in said
    assert province.counters[1].code not in said


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_is_taken_along_can_be_brought_back(
    hailong: Hailong,
    session: Session,
    province: Province,
    tmp_path: Path,
    ending: str,
) -> None:
    out = tmp_path / f"counters.{ending}"
    said = hailong("counter", "export", "--out", str(out))
    assert "4 counters" in said
    assert "4 unchanged" in hailong("counter", "import", str(out))
    one = tmp_path / f"one.{ending}"
    unit = province.units[0].code
    assert "2 counters" in hailong(
        "counter", "export", "--unit", unit, "--out", str(one)
    )
    if ending == "xlsx":
        assert openpyxl.load_workbook(one).active is not None
    assert audit(session) == [("counters.imported", "command")]


def test_labels_and_tents_are_printed(
    hailong: Hailong, province: Province, tmp_path: Path
) -> None:
    code, unit = province.counters[0].code, province.units[0].code
    for size, n in (("labels-24", 24), ("labels-8", 8), ("tent", 2)):
        out = tmp_path / f"{size}.pdf"
        hailong("qr", code, "--size", size, "--out", str(out))
        [page] = PdfReader(BytesIO(out.read_bytes())).pages
        assert page.extract_text().replace(" ", "").count(code) >= n
    out = tmp_path / "unit.pdf"
    hailong("qr", "--unit", unit, "--size", "labels-12", "--out", str(out))
    [page] = PdfReader(BytesIO(out.read_bytes())).pages
    assert all(c.code in page.extract_text() for c in province.counters[:2])
    png = tmp_path / "code.png"
    hailong("qr", code, "--out", str(png))
    [read] = zxingcpp.read_barcodes(Image.open(png))
    assert read.text.endswith(f"/q/{code}")
