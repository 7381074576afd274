"""Files as offices make them: read, or refused with every line at fault."""

from datetime import date

import pytest

from survey.days import read_day
from survey.errors import Problem
from survey.manage.csvfile import Column, read_rows, refuse
from survey.manage.row import Row
from survey.speaking import speaking
from survey.spreadsheets import Fault

COLUMNS = (
    Column("code", "mã đơn vị", is_required=True),
    Column("name", "tên đơn vị"),
)


@pytest.mark.parametrize(
    "data",
    [
        "code,name\nA,Xã Đông\n".encode(),
        "\ufeffcode,name\r\nA,Xã Đông\r\n".encode(),
        "name;code\nXã Đông;A".encode(),
        "Tên đơn vị\tMÃ ĐƠN VỊ\nXã Đông\tA".encode(),
        '\n code , name \n\n"A","Xã\nĐông"\n,\n'.encode(),
    ],
    ids=["plain", "bom", "semicolons", "vietnamese", "untidy"],
)
def test_reads_files_of_all_origins(data: bytes) -> None:
    [row] = read_rows(data, COLUMNS)
    assert row.text("code", 10) == "A"
    assert row.text("name", 10) == "Xã Đông"


def test_the_command_line_keeps_the_english_names() -> None:
    with speaking("en"), pytest.raises(Problem, match="“code”"):
        read_rows(b"name\nA", COLUMNS)


def test_a_column_may_have_further_headings() -> None:
    columns = (*COLUMNS, Column("area", "thôn hoặc tổ dân phố", also=("thôn",)))
    [row] = read_rows("mã đơn vị,Thôn\nA,Đông".encode(), columns)
    assert row.text("area", 10) == "Đông"


def test_a_row_knows_the_line_it_starts_on() -> None:
    rows = read_rows(b'code,name\nA,"one\ntwo"\n\nB,three', COLUMNS)
    assert [row.line for row in rows] == [2, 5]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "không có dòng nào"),
        (b"code,name\n", "không có dữ liệu"),
        (b"name\nA", "Thiếu cột “mã đơn vị”"),
        (b"code,colour\nA,b", "Cột “colour” .*; mẫu có: mã đơn vị, tên đơn vị"),
        ("DANH SÁCH\n\nMã đơn vị,tên đơn vị\nA,B".encode(), "“DANH SÁCH”, .* dòng 3"),
        ("DANH SÁCH\nA,B".encode(), "dòng 1 chỉ có một ô: “DANH SÁCH”"),
        (b"code,code\nA,B", "Cột “mã đơn vị” có hai lần"),
        (b"code,name\nA,B,C", "Dòng 2: có 1 ô thừa"),
        (b'code,name\nA,"B', "Dòng 2: không đọc được"),
        (b"code,name\nA,B\nC,\xff", "dòng 3"),
        ("code,name\nA,B".encode("utf-16"), "UTF-8"),
        (b"x" * (32 * 1024 * 1024 + 1), "32 MB"),
    ],
    ids=lambda value: str(value[:20]),
)
def test_refuses_what_it_cannot_read(data: bytes, words: str) -> None:
    with pytest.raises(Problem, match=words):
        read_rows(data, COLUMNS)


def test_refuses_nul_wherever_the_reader_lets_it_through() -> None:
    """Python 3.11 and later differ in who notices."""
    with pytest.raises(Problem, match="Dòng 2"):
        _text_of(b"code,name\nA,\x00")


def _text_of(data: bytes) -> None:
    [row] = read_rows(data, COLUMNS)
    row.text("name", 10)
    refuse(row.problems)


def test_notes_every_fault_with_its_place() -> None:
    problems: list[Fault] = []
    row = Row(
        7, {"a": "x" * 9, "b": "", "c": "zzz", "d": "1.20", "e": "\u0007"}, problems
    )
    row.text("a", 8)
    row.text("b", 8, is_required=True)
    row.choice("c", {"xã": 1})
    row.whole("d")
    row.text("e", 8)
    assert len(problems) == 5
    told = [str(problem) for problem in problems]
    assert all(p.startswith("Dòng 7, cột") and p.endswith(".") for p in told)


def test_texts_are_kept_in_one_unicode_form() -> None:
    row = Row(2, {"name": "Xa\u0303  Ðông"}, [])
    assert row.text("name", 20) == "Xã Ðông"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-07-01", date(2026, 7, 1)),
        ("1/7/2026", date(2026, 7, 1)),
        ("01/07/2026", date(2026, 7, 1)),
        ("2026-7-1", date(2026, 7, 1)),
        ("31-12-2026", date(2026, 12, 31)),
        ("1.7.2026", date(2026, 7, 1)),
        ("1/7-2026", None),
        ("31/2/2026", None),
        ("1/7/26", None),
        ("1/7/0206", None),
        ("20260701", None),
        ("٢٠٢٦-٠٧-٠١", None),  # noqa: RUF001 - digits, but not ours
        ("", None),
    ],
)
def test_days_are_read_as_they_are_written_here(text: str, day: date | None) -> None:
    assert read_day(text) == day
