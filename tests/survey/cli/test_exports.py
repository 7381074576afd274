"""`hailong export`: which table a file holds."""

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from survey.packs.verify import check, sha256
from tests.factories import make_province, make_sheets
from tests.survey.cli.conftest import Hailong

HEADINGS = {
    "figures": "Mã xếp loại",
    "changes": "Mã kết luận",
    "year-changes": "Đợt của năm trước",
    "weeks": "Tuần từ thứ hai ngày",
    "drivers": "Mã gợi ý",
    "parts": "Mã cách chia",
    "part-details": "Mã yếu tố",
    "choices": "Mã phương án",
}


@pytest.fixture
def code(hailong: Hailong, session: Session) -> str:
    """A round with a release."""
    province = make_province(session, method="counter-short")
    make_sheets(session, province.round, province.counters[0], ["55555"], n=10)
    code = province.round.code
    session.commit()
    hailong("release", code)
    return code


@pytest.mark.parametrize("table", HEADINGS)
def test_every_table_has_a_file(
    hailong: Hailong, code: str, tmp_path: Path, table: str
) -> None:
    out = tmp_path / "out.csv"
    hailong("export", "figures", code, "--out", out, "--table", table)
    assert HEADINGS[table] in out.read_text("utf-8-sig").splitlines()[0]


def test_a_workbook_holds_all_of_them(
    hailong: Hailong, code: str, tmp_path: Path
) -> None:
    out = tmp_path / "out.xlsx"
    asked = ("export", "figures", code, "--out", out, "--table", "weeks")
    assert "only for a .csv file" in hailong(*asked, exit_code=2)
    assert not out.exists()


@pytest.mark.parametrize(("name", "start"), [("a.docx", b"PK"), ("a.pdf", b"%PDF-")])
def test_the_report_is_written_as_its_name_says(
    hailong: Hailong, code: str, tmp_path: Path, name: str, start: bytes
) -> None:
    out = tmp_path / name
    assert "release 1" in hailong("export", "report", code, "--out", out)
    assert out.read_bytes().startswith(start)
    refused = hailong("export", "report", code, "--out", f"{out}.odt", exit_code=2)
    assert "must end in .docx or .pdf" in refused


def test_a_pack_checks_itself(hailong: Hailong, code: str, tmp_path: Path) -> None:
    out = tmp_path / "ho-so.zip"
    said = hailong("export", "pack", code, "--out", out)
    assert sha256(out.read_bytes()) in said
    assert check(out)[0] == []
    assert sha256(out.read_bytes()) in hailong("pack", "list")  # it is kept
    refused = hailong("export", "pack", code, "--out", f"{out}.rar", exit_code=2)
    assert "must end in .zip" in refused
