"""Small files that unpack to more than a list: refused early, in little memory."""

import struct
import tracemalloc

import pytest

from survey.errors import Problem
from survey.spreadsheets import SHEETS, require_fits, table_lines
from tests.archives import far
from tests.survey.spreadsheets.workbooks import (
    SHEET,
    sheet_of,
    texts,
    with_parts,
    workbook,
)

PLAIN = workbook([("code", "name"), ("A", "Xã Đông")])
MEGABYTE = 1024 * 1024
TEXTS = "xl/sharedStrings.xml"


def lines(data: bytes) -> list[tuple[int, list[str]]]:
    return list(table_lines(data))


def stating(data: bytes, name: str, size: int) -> bytes:
    """Return an archive whose directory says that a part unpacks to some size."""
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(name.encode()))
    return data[: at + 24] + struct.pack("<I", size) + data[at + 28 :]


@pytest.mark.parametrize("name", [SHEET, "xl/styles.xml"])
def test_gigabytes_are_refused_before_a_page_takes_them(name: str) -> None:
    require_fits(PLAIN, SHEETS)
    with pytest.raises(Problem, match="giải nén ra quá lớn") as refused:
        require_fits(stating(PLAIN, name, 3_000_000_000), SHEETS)
    assert refused.value.status == 413


def test_a_bomb_is_known_before_it_is_unpacked() -> None:
    rows = texts(1, "code", "name") + " " * 60_000_000
    bomb = with_parts(PLAIN, {SHEET: sheet_of(rows)})
    assert len(bomb) < 100_000
    with pytest.raises(Problem, match="giải nén ra quá lớn"):
        lines(bomb)


def test_so_are_many_small_parts() -> None:
    parts = {f"xl/media/{n}.png": b"" for n in range(600)}
    with pytest.raises(Problem, match="giải nén ra quá lớn"):
        lines(with_parts(PLAIN, parts))


@pytest.mark.parametrize(
    "sheet",
    [
        sheet_of('<row r="1">' + "<c/>" * 5_000_000 + "</row>"),
        sheet_of("<row/>" * 5_000_000),
        sheet_of("<a>" * 3_000_000 + "</a>" * 3_000_000),
        sheet_of("", after="<x/>" * 5_000_000),
        sheet_of('<row r="1"><c><is>' + "<t/>" * 5_000_000 + "</is></c></row>"),
    ],
    ids=["one-row", "rows", "deep", "beside", "one-cell"],
)
def test_a_sheet_of_nothing_is_refused_in_little_memory(sheet: bytes) -> None:
    bomb = with_parts(PLAIN, {SHEET: sheet})
    assert len(bomb) < 100_000
    tracemalloc.start()
    try:
        with pytest.raises(Problem, match="quá nhiều ô"):
            lines(bomb)
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 64 * MEGABYTE


@pytest.mark.parametrize(
    ("name", "n"),
    [(TEXTS, 2_000_000), ("xl/styles.xml", 300_000), ("xl/elsewhere.bin", 300_000)],
)
def test_so_is_any_other_part(name: str, n: int) -> None:
    empty = b"<sst>" + b"<si/>" * n + b"</sst>"
    with pytest.raises(Problem, match="quá nhiều ô"):
        lines(with_parts(PLAIN, {name: empty}))


def test_a_text_or_a_tag_without_end_is_refused_in_little_memory() -> None:
    endless = "x" * 20 * MEGABYTE
    for cells in (texts(1, endless), f'<row r="{endless}">'):
        bomb = with_parts(PLAIN, {SHEET: sheet_of(cells)})
        tracemalloc.start()
        try:
            with pytest.raises(Problem, match="Không đọc được tệp"):
                list(table_lines(bomb, SHEETS))
            _now, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert peak < 64 * MEGABYTE


@pytest.mark.parametrize(
    ("cell", "words"),
    [("A1048576", "nhiều nhất 200000 dòng"), ("XFD2", "nhiều nhất 200 cột")],
)
def test_one_cell_at_the_edge_of_a_sheet_is_refused(cell: str, words: str) -> None:
    with pytest.raises(Problem, match=words):
        list(table_lines(workbook([("A",)], lambda s: s.__setitem__(cell, 1)), SHEETS))


def test_empty_cells_at_the_edge_cost_nothing() -> None:
    row = '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    data = with_parts(PLAIN, {SHEET: sheet_of(texts(1, "a") + row)})
    assert lines(data) == [(1, ["a"])]


@pytest.mark.parametrize("name", [SHEET, "xl/styles.xml", "[Content_Types].xml"])
def test_a_part_that_begins_nowhere_is_told(name: str) -> None:
    with pytest.raises(Problem, match="Không đọc được tệp"):
        lines(far(PLAIN, name))
