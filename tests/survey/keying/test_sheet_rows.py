"""Files of sheets: read whole, or refused with every fault in its place."""

from datetime import date

import pytest

from survey.errors import Problem
from survey.keying.sheet_rows import Cover, headings, read_sheet_rows
from survey.methods import parse_questionnaire
from survey.spreadsheets import Column, Kind, Table, table_file
from tests.conftest import MORNING
from tests.questionnaires import every_kind
from tests.survey.keying.test_keyed import MIXED, SHORT

DAY = date(2026, 3, 9)
COVER = Cover(range(1, 21), DAY, DAY)
HEAD = "số phiếu,ngày,C1,C2,C3,C4,C5,ý kiến\n"


def _read(text: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in read_sheet_rows(text.encode(), SHORT, COVER)]


def test_rows_become_sheets_and_numbers_without_answers_are_left_out() -> None:
    text = f"{HEAD}3,9/3/2026,5,4,,0,1,Chờ lâu\n4,,1,2,3,4,5,\n5,2026-03-09,,,,,,\n"
    assert _read(text) == [(3, DAY, "54.-1", "Chờ lâu"), (4, DAY, "12345", "")]


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + HEAD + "3,9/3/2026,5,4,,0,1,Chờ\n",
        (HEAD + "3,9/3/2026,5,4,,0,1,Chờ\n").replace(",", ";"),
        (HEAD + "3,9/3/2026,5,4,,0,1,Chờ\n").replace("\n", "\r\n"),
        HEAD + ",,,,,,,\n\n3.0,09-03-2026, 5 ,4.0,,0.0,1.00,Chờ\n\n",
        HEAD.upper() + '"3","9.3.2026 8:05","5","4"," ","0","1","Chờ"\n',
    ],
    ids=["mark", "semicolons", "windows", "numbers-as-text", "quoted"],
)
def test_files_are_read_as_programs_write_them(text: str) -> None:
    assert _read(text) == [(3, DAY, "54.-1", "Chờ")]


def test_a_fault_in_the_last_of_many_lines_is_told_by_its_row() -> None:
    rows = "".join(f"{n},,5,4,3,2,1,\n" for n in range(1, 20_001))
    cover = COVER._replace(numbers=range(1, 20_001))
    told: list[int] = []
    wrong = f"{HEAD}{rows[:-3]}x,\n".encode()
    with pytest.raises(Problem, match="Dòng 20001, cột “C5”: giá trị “x”, cho phép 1"):
        read_sheet_rows(wrong, SHORT, cover, tell=told.append)
    assert told == list(range(1_000, 20_001, 1_000))


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("1,,5,4,7,2,1,", "Dòng 2, cột “C3”: giá trị “7”, cho phép 1–5, 0 hoặc trống."),
        ("1,,=1+1,4,3,2,1,", "cột “C1”: giá trị “=1+1”, cho phép"),
        ("1,,5.5,4,3,2,1,", "cột “C1”: giá trị “5.5”"),
        ("1,,5,4,3,2,1,=HYPERLINK(1)", "cột “ý kiến”: là công thức"),
        ("1,,5,4,3,2,1,'=1+1", "cột “ý kiến”: là công thức"),
        ("1,,5,4,3,2,1,a\x01b", "cột “ý kiến”: có ký tự không hợp lệ"),
        (f"1,,5,4,3,2,1,{'ă' * 2001}", "dài 2001 ký tự"),
        ("21,,5,4,3,2,1,", "“21” không phải số của phiếu trong lô (1–20)"),
        ("-1,,5,4,3,2,1,", "“-1” không phải số"),
        ("99999999999,,5,4,3,2,1,", "không phải số của phiếu"),
        ("1,10/3/2026,5,4,3,2,1,", "“10/3/2026” không phải ngày từ 9/3/2026"),
        ("1,,5,4,3,2,1,\n1,,5,4,3,2,1,", "Dòng 3, cột “số phiếu”: phiếu số 1 đã có ở"),
        ("1,,,,,,,chỉ có ý kiến", "không có câu trả lời nào"),
    ],
)
def test_faults_are_told_by_row_and_column(row: str, told: str) -> None:
    with pytest.raises(Problem) as refused:
        _read(f"{HEAD}{row}\n")
    assert told in refused.value.message


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("số phiếu,ngày,C1,C2,C3,C4\n", "Thiếu cột “C5”"),
        (HEAD.replace("C5", "C6"), "Cột “c6” không có trong mẫu"),
        (HEAD.replace("C5", "C4"), "Cột “C4” có hai lần"),
    ],
)
def test_the_columns_must_be_those_of_the_form(head: str, told: str) -> None:
    with pytest.raises(Problem) as refused:
        _read(f"{head}1,,5,4,3,2,1,\n")
    assert told in refused.value.message


@pytest.mark.parametrize(
    "data", [b"", b"\x00\x01\x02", b"PK\x03\x04broken", b"\xff\xfe"]
)
def test_what_is_no_table_is_refused(data: bytes) -> None:
    with pytest.raises(Problem):
        read_sheet_rows(data, SHORT, COVER)


def test_the_reading_ends_after_a_hundred_faults() -> None:
    rows = "1,,9,9,9,9,9,\n" * 5_000
    with pytest.raises(Problem, match=r"ít nhất 1\d\d lỗi"):
        _read(HEAD + rows)


def test_a_workbook_ticks_options_by_their_marks() -> None:
    form = parse_questionnaire(every_kind())
    cells = [2, "2026-03-09", 5, 4, 3, 2, 1, 1, 2, "1, 3", *[1] * 4, "1a", *[1] * 6, ""]
    columns = [Column(name, Kind.TEXT) for name in headings(form)]
    data = table_file(Table("Lô", columns, [cells]), "xlsx", made_at=MORNING)
    [row] = read_sheet_rows(data, MIXED, COVER)
    assert row.answers == "54321" + "12" + "101" + "1111" + "1000000001" + "111111"
