"""Workbooks are read as lists of texts, or refused with row and column."""

from datetime import date, datetime

import pytest

from survey.errors import Problem
from survey.spreadsheets import FileRefused, line_count, table_lines
from tests.survey.spreadsheets.workbooks import (
    CONTENTS,
    MAIN,
    SHEET,
    names,
    part,
    sheet_of,
    texts,
    with_parts,
    workbook,
)

HEAD = ("code", "name")
NOON = datetime(2025, 7, 1, 12)  # noqa: DTZ001 - as workbooks keep it
TEXTS = "xl/sharedStrings.xml"
SHARED = f'<sst xmlns="{MAIN}">%s</sst>'.encode()
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
SAID = f'<Override PartName="/{TEXTS}" ContentType="{KIND}"/>'.encode()
PLAIN = workbook([HEAD, ("A", "Xã Đông")])


def lines(data: bytes) -> list[tuple[int, list[str]]]:
    return list(table_lines(data))


def test_cells_become_the_texts_a_person_reads() -> None:
    row = ("A", 101, 7.0, 1.5, True, date(2025, 7, 1), NOON, None, "")
    [(_, cells)] = lines(workbook([row]))
    assert cells == [
        "A",
        "101",
        "7",
        "1.5",
        "TRUE",
        "2025-07-01",
        "2025-07-01 12:00:00",
    ]


def test_texts_are_read_however_they_are_stored() -> None:
    rich = "<is><r><t>Xã </t></r><r><t>Đông</t></r><rPh><t>xa</t></rPh></is>"
    stored = (
        '<c r="A1" t="s"><v>0</v></c><c r="B1" t="str"><v>chữ</v></c>'
        f'<c r="C1" t="inlineStr">{rich}</c><c r="E1"><v>7.0</v></c>'
        '<c r="F1"><v>1E3</v></c><c r="G1" t="b"><v>0</v></c>'
        '<c r="H1" t="d"><v>2025-07-01</v></c>'
    )
    shared = b"<si><t>co</t><t>de</t><rPh><t>x</t></rPh></si>"
    contents = part(PLAIN, CONTENTS).replace(b"</Types>", SAID + b"</Types>")
    parts = {TEXTS: SHARED % shared, CONTENTS: contents}
    parts[SHEET] = sheet_of(f'<row r="1">{stored}</row>')
    [(_, cells)] = lines(with_parts(PLAIN, parts))
    first = ["code", "chữ", "Xã Đông", "", "7", "1000", "FALSE", "2025-07-01"]
    assert cells == first


def test_rows_keep_their_numbers_and_empty_ones_are_left_out() -> None:
    found = lines(workbook([HEAD, (), ("A", "x"), (None, "  "), ("B",)]))
    assert [line for line, _ in found] == [1, 3, 5]


def test_only_the_first_sheet_is_read() -> None:
    data = workbook([HEAD, ("A", "Xã Đông")], **{"Ghi chú": "visible"})
    assert len(lines(data)) == 2


def test_a_size_that_the_sheet_lies_about_costs_nothing() -> None:
    xml = part(PLAIN).replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"')
    assert b"XFD1048576" in xml
    assert len(lines(with_parts(PLAIN, {SHEET: xml}))) == 2


def test_columns_hidden_beyond_the_list_do_not_matter() -> None:
    def _hide(sheet: object) -> None:
        sheet.column_dimensions.group("F", "XFD", hidden=True)  # type: ignore[attr-defined]

    assert len(lines(workbook([HEAD, ("A", "x")], _hide))) == 2


@pytest.mark.parametrize(
    ("change", "place", "words"),
    [
        (lambda s: s.merge_cells("A2:B2"), "Dòng 2, cột “A”", "gộp"),
        (lambda s: s.cell(2, 2, "=1+1"), "Dòng 2, cột “B”", "công thức"),
        (lambda s: s.cell(2, 2, '=HYPERLINK("x")'), "Dòng 2, cột “B”", "công thức"),
        (lambda s: s.cell(2, 2, "#REF!"), "Dòng 2, cột “B”", "#REF!"),
        (lambda s: s.row_dimensions.group(2, 2, hidden=True), "Dòng 2", "ẩn"),
        (lambda s: s.column_dimensions.group("B", hidden=True), "Dòng 1, cột “B”", "ẩ"),
        (lambda s: s.cell(1, 65, "x"), "", "quá nhiều cột"),
        (lambda s: s.cell(60_000, 1, "x"), "", "quá nhiều dòng"),
    ],
    ids=["merged", "formula", "link", "error", "row", "column", "wide", "long"],
)
def test_refuses_what_a_list_must_not_have(
    change: object, place: str, words: str
) -> None:
    with pytest.raises(FileRefused) as caught:
        lines(workbook([HEAD, ("A", "Xã Đông")], change))  # type: ignore[arg-type]
    assert place in caught.value.message
    assert words in caught.value.message


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_refuses_hidden_sheets(state: str) -> None:
    with pytest.raises(Problem, match="“Bí mật”"):
        lines(workbook([HEAD, ("A", "x")], **{"Bí mật": state}))


BOMB = b'<!DOCTYPE a [<!ENTITY b "bbbb">]>'
LOL = sheet_of(texts(1, "code", "&b;")).replace(b"<worksheet", BOMB + b"<worksheet")


@pytest.mark.parametrize(
    "data",
    [
        PLAIN[: len(PLAIN) // 2],
        b"PK\x03\x04" + bytes(100),
        with_parts(PLAIN, {SHEET: b"<worksheet"}),
        with_parts(PLAIN, {SHEET: LOL}),
        with_parts(PLAIN, {SHEET: None}),
        with_parts(PLAIN, {"xl/workbook.xml": None}),
        with_parts(PLAIN, {"xl/workbook.xml": BOMB + b"<workbook/>"}),
        with_parts(PLAIN, {"xl/styles.xml": b"<styleSheet>"}),
        with_parts(PLAIN, {SHEET: sheet_of('<row r="x"><c><v>1</v></c></row>')}),
        with_parts(PLAIN, {SHEET: sheet_of('<row r="1"><c t="s"><v>9</v></c></row>')}),
        with_parts(PLAIN, {SHEET: sheet_of('<row r="1"><c t="s"><v>-1</v></c></row>')}),
        with_parts(PLAIN, {SHEET: sheet_of('<row r="1"><c><v>1e</v></c></row>')}),
        with_parts(PLAIN, {SHEET: sheet_of(2 * texts(1, "x"))}),
        with_parts(PLAIN, {SHEET: sheet_of('<row r="1"><c r="1A"/></row>')}),
    ],
    ids=[
        "cut",
        "empty",
        "xml",
        "entities",
        "no-sheet",
        "no-book",
        "book-entities",
        "styles",
        "row",
        "text",
        "text-before-the-first",
        "number",
        "row-twice",
        "no-place",
    ],
)
def test_refuses_what_is_broken(data: bytes) -> None:
    with pytest.raises(Problem, match=r"Không đọc được tệp|không có trang tính"):
        lines(data)


def test_a_zip_that_holds_no_workbook_is_said_to_be_none() -> None:
    for left_out in (["[Content_Types].xml"], [n for n in names(PLAIN) if "xl/" in n]):
        with pytest.raises(Problem, match="không phải tệp Excel"):
            lines(with_parts(PLAIN, dict.fromkeys(left_out)))


def test_refuses_old_workbooks_and_macros() -> None:
    with pytest.raises(Problem, match="97-2003"):
        lines(b"\xd0\xcf\x11\xe0" + bytes(512))
    with pytest.raises(Problem, match="macro"):
        lines(with_parts(PLAIN, {"xl/vbaProject.bin": b"x"}))


def test_lines_are_counted_about() -> None:
    assert line_count(PLAIN) == 2
    assert line_count(b"a\nb\nc\n") == 3
    assert line_count(b"") == 1
