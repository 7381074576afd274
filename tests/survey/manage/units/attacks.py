"""Files that must not come in, each with the words that must be said of it."""

from collections.abc import Iterator
from typing import NamedTuple

from tests.survey.manage.rows import HEADING, PROVINCE, csv
from tests.survey.spreadsheets.workbooks import (
    SHEET,
    sheet_of,
    texts,
    with_parts,
    workbook,
)
from tests.survey.test_encodings import in_tcvn3, in_windows_1258

HEAD = tuple(HEADING.split(","))
T = ("T", "Tỉnh An Thịnh", "tỉnh", None, "2025-07-01")
FIRST = "valid_from"
GOOD = workbook([HEAD, T])
BOMB = texts(1, *HEAD) + " " * 60_000_000
ENTITIES = b'<!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet'
CHAIN = [f"C{n},Xã,xã,C{n + 1},2025-07-01,," for n in range(3_000)]


class Attack(NamedTuple):
    """A file, and what its refusal must say; with a row and a column where one is."""

    name: str
    data: bytes
    words: str
    line: str = ""
    column: str = ""


def attacks() -> Iterator[Attack]:
    """Yield every file that must be refused."""
    yield from _encodings()
    yield from _tables()
    yield from _trees()
    yield from _workbooks()


def _encodings() -> Iterator[Attack]:
    text = csv(PROVINCE).decode()
    yield Attack("utf-16", text.encode("utf-16"), "UTF-16")
    yield Attack("tcvn3", in_tcvn3(text), "TCVN3")
    yield Attack("windows-1258", in_windows_1258(text), "Windows-1258")
    yield Attack("latin", csv(PROVINCE) + b"\nA,\xff\xfe,,,,,", "dòng 3")
    yield Attack("nul", csv(PROVINCE, "T.\x00,A,xã,T,2025-07-01,,"), "")
    old_font = in_tcvn3("Sở Nội vụ").decode("latin-1")
    row = f"T.1,{old_font},sở,T,2025-07-01,,"
    yield Attack("old-font", csv(PROVINCE, row), "TCVN3", "3", "name")


def _tables() -> Iterator[Attack]:
    yield Attack("empty", b"", "Xin chọn tệp|không có dòng nào|trống")
    yield Attack("headings-only", csv(), "không có dữ liệu")
    yield Attack("no-code", b"name\nA", "Thiếu cột “mã đơn vị”")
    yield Attack("unknown-column", b"code,colour\nA,b", "“colour”")
    yield Attack("column-twice", b"code,code\nA,b", "hai lần")
    wide = ",".join(["code", *(f"x{n}" for n in range(100))]).encode()
    yield Attack("csv-wide", wide + b"\nA", "quá nhiều cột")
    yield Attack("surplus", csv(PROVINCE + ",x"), "ô thừa", "2")
    yield Attack("open-quote", csv('T,"Tỉnh'), "không đọc được")
    yield Attack(
        "image", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "không phải tệp Excel"
    )
    yield Attack("html", b"<html><body>x</body></html>", "Tiêu đề cột phải")
    for sign, name in (("=", "formula"), ("=cmd|' /C calc'!A1", "dde")):
        row = f"T.1,{sign}1+1,xã,T,2025-07-01,,"
        yield Attack(f"csv-{name}", csv(PROVINCE, row), "công thức", "3", "name")


def _trees() -> Iterator[Attack]:
    def row(line: str, words: str, column: str) -> Attack:
        return Attack(f"{column}: {line}"[:40], csv(PROVINCE, line), words, "3", column)

    yield row("T.1,A,xã,Q,2025-07-01,,", "mang mã “Q”", "parent")
    yield row("T.1,A,xã,T.1,2025-07-01,,", "vòng", "parent")
    yield row("t,A,xã,T,2025-07-01,,", "đã có", "code")
    yield row("T 1,A,xã,T,2025-07-01,,", "chỉ dùng", "code")
    yield row("moi,A,xã,T,2025-07-01,,", "dành riêng", "code")
    yield row(",A,xã,T,2025-07-01,,", "trống", "code")
    yield row("T.1,A,làng,T,2025-07-01,,", "“làng”", "kind")
    yield row("T.1,A,xã,T,45839,,", "định dạng ô là ngày", FIRST)
    yield row("T.1,A,xã,T,32/1/2026,,", "không phải ngày", FIRST)
    yield row("T.1,A,xã,T,2025-01-01,,", "trước đơn vị cấp trên", FIRST)
    yield row("T.1,A,xã,T,2025-07-01,2025-01-01,", "trước ngày", "valid_to")
    yield row("T.1,A,xã,T,2025-07-01,2026-01-01,Q", "“Q”", "successor")
    yield row(f"T.1,{'A' * 201},xã,T,2025-07-01,,", "201 ký tự", "name")
    yield row("T.1,\u202eA\u0007,xã,T,2025-07-01,,", "điều khiển", "name")
    circle = csv("A,A,xã,B,2025-07-01,,", "B,B,xã,A,2025-07-01,,")
    yield Attack("circle", circle, "A → B → A", "2", "parent")
    end = "C3000,Xã,xã,C0,2025-07-01,,"
    yield Attack("long-circle", csv(*CHAIN, end), "vòng", "2", "parent")
    top = "C3000,Xã,xã,,2025-07-01,,"
    yield Attack("too-deep", csv(*CHAIN, top), "sâu quá", "2982", "parent")


def _workbooks() -> Iterator[Attack]:
    def book(
        name: str, cells: str, words: str, line: str = "", column: str = ""
    ) -> Attack:
        data = with_parts(GOOD, {SHEET: sheet_of(texts(1, *HEAD) + cells)})
        return Attack(name, data, words, line, column)

    formula = '<row r="2"><c r="B2"><f>1+1</f><v>2</v></c></row>'
    yield book("formula", formula, "công thức", "2", "B")
    shared = '<row r="2"><c r="C2"><f t="shared" si="0"/><v>2</v></c></row>'
    yield book("shared-formula", shared, "công thức", "2", "C")
    error = '<row r="2"><c r="A2" t="e"><v>#N/A</v></c></row>'
    yield book("error", error, "#N/A", "2", "A")
    yield book("hidden-row", '<row r="2" hidden="1"><c r="A2"><v>1</v></c></row>', "ẩn")
    yield book("long", '<row r="999999"><c r="A999999"><v>1</v></c></row>', "dòng")
    yield book("wide", '<row r="2"><c r="XFD2"><v>1</v></c></row>', "quá nhiều cột")
    merged = workbook([HEAD, T], lambda sheet: sheet.merge_cells("A2:C4"))
    yield Attack("merged", merged, "A2:C4", "2", "A")
    hidden = workbook([HEAD, T], **{"Ẩn": "hidden"})
    yield Attack("hidden-sheet", hidden, "“Ẩn”")
    bomb = with_parts(GOOD, {SHEET: sheet_of(BOMB)})
    yield Attack("bomb", bomb, "giải nén ra quá lớn")
    xml = sheet_of(texts(1, "&b;")).replace(b"<worksheet", ENTITIES)
    yield Attack("entities", with_parts(GOOD, {SHEET: xml}), "Không đọc được")
    yield Attack("cut", GOOD[:2000], "Không đọc được")
    yield Attack("xls", b"\xd0\xcf\x11\xe0" + bytes(1000), "97-2003")
    macro = with_parts(GOOD, {"xl/vbaProject.bin": b"x"})
    yield Attack("macro", macro, "macro")
    plain_zip = with_parts(GOOD, {"[Content_Types].xml": None})
    yield Attack("zip", plain_zip, "không phải tệp Excel")
    day = workbook([HEAD, ("T", "Tỉnh", "tỉnh", None, 45_839)])
    yield Attack("day-number", day, "45839 là số", "2", FIRST)
    many = workbook([HEAD, T, T])
    yield Attack("twice", many, "dòng 2", "3", "code")
