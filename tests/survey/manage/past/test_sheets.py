"""Lines of a file become sheets, or a fault with its line and column."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.manage.operations.past.known import Known
from survey.manage.operations.past.reading import Reading, guessed
from survey.manage.operations.past.sheets import PastSheet, Reader
from survey.manage.operations.past.words import lexicon_of
from survey.methods.form import Form
from survey.methods.questionnaire import parse_questionnaire
from tests.factories import Province


def form_of(province: Province) -> Form:
    return parse_questionnaire(province.questionnaire.document)


def reader(
    session: Session,
    province: Province,
    columns: dict[str, str] | None = None,
    **said: Any,
) -> Reader:
    form = form_of(province)
    items = {f"item:{one.code}": one.code for one in form.items}
    reading = Reading(columns or {"unit": "unit", "day": "day", **items}, **said)
    known = Known.of(session, province.round, reading.units)
    return Reader(province.round, form, reading, known, lexicon_of(form, reading.words))


def table(province: Province, *rows: str, answers: str = "") -> bytes:
    codes = [item.code for item in form_of(province).items]
    head = ",".join(["unit", "day", *codes])
    answers = answers or ",".join("5" for _code in codes)
    return "\n".join([head, *(f"{row},{answers}" for row in rows)]).encode()


def read(found: Reader, data: bytes) -> list[PastSheet]:
    return list(found.sheets(data))


def test_units_are_found_by_code_by_name_and_by_what_was_said(
    session: Session, province: Province
) -> None:
    found = reader(session, province, units={"ubnd xã 2": "x2"})
    sheets = read(
        found,
        table(province, "X1,2026-03-01", "xã một,1/3/2026", "UBND xã 2,2026-03-02"),
    )
    assert found.faults == []
    assert [sheet.place.unit_id for sheet in sheets] == [
        province.units[0].id,
        province.units[0].id,
        province.units[1].id,
    ]
    assert [sheet.day for sheet in sheets] == [date(2026, 3, 1)] * 2 + [
        date(2026, 3, 2)
    ]
    assert {sheet.answers for sheet in sheets} == {"5" * len(form_of(province).items)}


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        ("X9,2026-03-01", "unit", "đợt không có đơn vị “X9”"),
        (",2026-03-01", "unit", "không được để trống"),
        ("X1,hôm qua", "day", "“hôm qua” không phải ngày"),
        ("X1,2025-12-31", "day", "phải từ 1/1/2026 đến 31/3/2026"),
        ("X1,", "day", "không được để trống"),
    ],
)
def test_a_fault_is_told_with_its_place(
    session: Session, province: Province, row: str, column: str, words: str
) -> None:
    found = reader(session, province)
    assert read(found, table(province, row)) == []
    [fault] = found.faults
    assert (fault.line, fault.column) == (2, column)
    assert words in fault.words


def test_a_level_that_there_is_not_is_refused(
    session: Session, province: Province
) -> None:
    n = len(form_of(province).items)
    found = reader(session, province)
    answers = ",".join(["6", "tuyệt vời", "=1+1", *["4"] * (n - 3)])
    assert read(found, table(province, "X1,2026-03-01", answers=answers)) == []
    assert [fault.column for fault in found.faults] == [
        item.code for item in form_of(province).items[:3]
    ]
    assert "“6” không có nghĩa; được dùng: 1–5" in found.faults[0].words
    assert list(found.words) == ["6", "tuyệt vời", "=1+1"]


def test_words_and_blanks_are_read(session: Session, province: Province) -> None:
    words = ["Rất hài lòng", "tuyệt vời", "", "0", "3.0"]
    found = reader(session, province, words={"tuyệt vời": "5"})
    row = "X1,2026-03-01 08:15:30"
    [sheet] = read(found, table(province, row, answers=",".join(words)))
    assert sheet.answers == "55.-3"


def test_a_sheet_without_any_answer_is_none(
    session: Session, province: Province
) -> None:
    found = reader(session, province)
    blanks = "," * (len(form_of(province).items) - 1)
    assert read(found, table(province, "X1,2026-03-01", answers=blanks)) == []
    assert "không có câu trả lời nào" in found.faults[0].words


def test_a_counter_says_the_unit_and_must_be_its_own(
    session: Session, province: Province
) -> None:
    own, other = province.counters[0], province.counters[-1]
    form = form_of(province)
    columns = {"counter": "counter", "unit": "unit", "day": "day"}
    columns |= {f"item:{item.code}": item.code for item in form.items}
    head = ",".join(["counter", "unit", "day", *(item.code for item in form.items)])
    fives = ",".join("5" for _item in form.items)
    rows = [f"{own.code},,2026-03-01,{fives}", f"{other.code},X1,2026-03-01,{fives}"]
    found = reader(session, province, columns)
    [sheet] = read(found, "\n".join([head, *rows]).encode())
    assert sheet.place.counter_id == own.id
    assert "không thuộc đơn vị" in found.faults[0].words


def test_columns_are_guessed_by_name_and_else_by_order(
    province: Province,
) -> None:
    form = form_of(province)
    named = guessed(form, ["Mã đơn vị", "Ngày", *(item.code for item in form.items)])
    assert (named["unit"], named["day"]) == ("Mã đơn vị", "Ngày")
    assert all(named[f"item:{item.code}"] == item.code for item in form.items)
    strange = [f"cột {number}" for number in range(len(form.items))]
    ordered = guessed(form, ["Đơn vị", *strange])
    assert [ordered[f"item:{item.code}"] for item in form.items] == strange
    assert not any(key.startswith("item:") for key in guessed(form, ["Đơn vị", "x"]))


def test_a_heading_that_is_not_there_or_twice_is_refused(
    session: Session, province: Province
) -> None:
    found = reader(session, province, {"unit": "Đơn vị nào"})
    with pytest.raises(Problem, match="Thiếu cột “Đơn vị nào”"):
        read(found, table(province, "X1,2026-03-01"))
    with pytest.raises(Problem, match="Cột “unit” có hai lần"):
        read(found, b"unit,unit\nX1,X2\n")
