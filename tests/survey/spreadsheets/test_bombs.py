"""Small files that unpack to more than a list: refused early, in little memory."""

import tracemalloc

import pytest

from survey.errors import Problem
from survey.spreadsheets import table_lines
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


@pytest.mark.parametrize("name", [TEXTS, "xl/styles.xml", "xl/elsewhere.bin"])
def test_so_is_any_other_part(name: str) -> None:
    empty = b"<sst>" + b"<si/>" * 2_000_000 + b"</sst>"
    with pytest.raises(Problem, match="quá nhiều ô"):
        lines(with_parts(PLAIN, {name: empty}))
