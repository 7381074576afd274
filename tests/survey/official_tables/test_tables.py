"""Tables of a release: ties, bounds, ranks moved, and nothing that is withheld."""

import re
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey.exports.files import official_file
from survey.exports.reading import read_release
from survey.models import Release, Status, YearChange
from survey.official_tables import (
    Line,
    Mark,
    OfficialTable,
    Role,
    all_tables,
    read_source,
    told,
)
from survey.release.operations import make_release
from survey.speaking import speaking
from survey.spreadsheets import Cell, Kind
from tests.factories import Province, make_province, make_round, make_sheets
from tests.survey.release.conftest import MADE_AT
from tests.survey.results.frozen import freeze_change, freeze_figures, freeze_release

UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\ufffe]")
HOSTILE = ['=1+1/[a]:*?"', "+Xã \x07\x01\ufffe", "@Xã 'Ba'"]


@pytest.fixture
def database_url(sqlite_url: URL) -> URL:
    """Queries are few and plain; what matters here is what is made of the rows."""
    return sqlite_url


def tables_of(session: Session, release: Release) -> dict[str, OfficialTable]:
    with speaking("vi"):
        return {one.code: one for one in all_tables(read_source(session, release))}


def book_of(session: Session, release: Release) -> Workbook:
    with speaking("vi"):
        data = official_file(read_release(session, release.round.code))
    return load_workbook(BytesIO(data))


def column(table: OfficialTable, heading: str, part: int = 0) -> list[object]:
    place = [one.text for one in table.headings].index(heading)
    return [line.cells[place] for line in table.parts[part].lines]


@pytest.fixture
def province(session: Session) -> Province:
    """Three communes with names that a spreadsheet might run."""
    found = make_province(session, units=3, method="counter-short")
    for unit, name in zip(found.units, HOSTILE, strict=True):
        unit.name = name
    return found


@pytest.fixture
def release(session: Session, province: Province) -> Release:
    """Two of one rank, a third withheld; a year before, other ranks."""
    year = date(2025, province.round.starts_on.month, province.round.starts_on.day)
    last = make_round(
        session, province.root, province.questionnaire, starts_on=year, ends_on=year
    )
    before, now = freeze_release(session, last), freeze_release(session, province.round)
    group: dict[str, Any] = {"ranking_group": "commune", "band": "good"}
    for place, unit in enumerate(province.units, start=1):
        freeze_figures(session, before, unit, rank=place, rank_of=3, **group)
    first, second, small = province.units
    tied: dict[str, Any] = {
        "rank": 1,
        "rank_of": 2,
        "rank_best": 1,
        "rank_worst": 2,
    } | group
    unlevelled = {"S1": {"counts": None}}  # told, but not how its answers fell
    nodes = {"II.A": {"value": 95.5}} | unlevelled
    freeze_figures(session, now, first, value=90.0, nodes=nodes, **tied)
    freeze_figures(session, now, second, value=90.001, **tied)
    hidden = dict.fromkeys(("value", "share", "mean", "se", "low", "high", "counts"))
    few = hidden | {"status": Status.WITHHELD, "n": 4}
    freeze_figures(session, now, small, every=few, ranking_group="commune")
    freeze_figures(session, now, province.root, nodes=unlevelled)
    freeze_change(session, now, second, before, table=YearChange)
    session.flush()
    return now


def test_ties_and_ranks_that_moved(session: Session, release: Release) -> None:
    table = tables_of(session, release)["xep-hang"]
    assert column(table, "Hạng") == [1, 1, None]
    assert column(table, "Đồng hạng") == ["đồng hạng", "đồng hạng", ""]
    assert column(table, "Hạng năm trước") == [2, 1, None]
    assert column(table, "Thay đổi hạng") == ["tăng 1 bậc", "giữ hạng", ""]
    # Only what the release tested: the second unit has no change frozen.
    assert column(table, "Tăng, giảm (điểm)") == [4.0, None, None]
    assert table.parts[0].lines[2].remark == "Không nêu vì quá ít phiếu"


def test_a_group_has_its_mean_and_marks(session: Session, release: Release) -> None:
    table = tables_of(session, release)["yeu-to"]
    lines = table.parts[0].lines
    assert [line.role for line in lines] == [*[Role.ONE] * 3, Role.MEAN]
    # The first is 90.001, the second 90.00: printed alike, so neither stands out.
    place = [one.text for one in table.headings].index("Tiếp cận dịch vụ")
    assert [line.marks for line in lines] == [
        {place: Mark.LOWEST},
        {place: Mark.HIGHEST},
        {},
        {},
    ]
    assert [line.cells[place] for line in lines] == [90.0, 95.5, None, 92.75]
    assert table.parts[-1].lines[0].role == Role.WHOLE


def test_what_is_withheld_stands_in_no_table(
    session: Session, province: Province, release: Release
) -> None:
    small, tables = province.units[2], tables_of(session, release)
    for code, table in tables.items():
        for line in _lines(table):
            numbers = [c for c in line.cells if isinstance(c, float)]
            assert not (line.unit is small and numbers), code
    for code in ("ba-muc", "nam-muc"):
        [line] = [x for x in tables[code].parts[0].lines if x.unit is small]
        assert line.cells[2] == 4  # how many sheets is always told
        assert set(line.cells[3:]) == {None}
        first = tables[f"{code}-tieu-chi"].parts[0].lines[0]
        assert set(first.cells[3:]) == {None}
        assert first.remark.startswith("Không nêu theo mức")


def test_sheets_are_what_the_tables_are(
    session: Session, province: Province, release: Release
) -> None:
    book, tables = book_of(session, release), tables_of(session, release)
    assert len(book.sheetnames) == len(tables)
    assert all(len(name) <= 31 for name in book.sheetnames)
    for sheet, table in zip(book.worksheets, tables.values(), strict=True):
        rows = [[c.value for c in row] for row in sheet.iter_rows()]
        has_remarks = table.has_remarks
        head = [one.text for one in table.headings] + ["Ghi chú"] * has_remarks
        first = rows.index(head)
        lines = [
            [cell or None for cell in (*line.cells, *[line.remark] * has_remarks)]
            for line in _lines(table)
        ]
        written = [row for row in rows[first + 1 :] if any(v is not None for v in row)]
        found = [row for row in written if row in _as_read(lines)]
        assert len(found) == len(lines), table.code
        assert not any(c.data_type == "f" for row in sheet.iter_rows() for c in row)
        assert sheet.freeze_panes is not None
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (
            9,
            "landscape",
        )
        assert sheet.print_title_rows
        assert "&P" in sheet.oddFooter.right.text


def _lines(table: OfficialTable) -> list[Line]:
    return [line for part in table.parts for line in part.lines]


def _as_read(lines: list[list[Cell]]) -> list[list[Cell]]:
    """Return cells as openpyxl reads them: what cannot be seen is left out."""

    def read(cell: Cell) -> Cell:
        return UNSEEN.sub("", cell) if isinstance(cell, str) else cell

    return [[read(cell) for cell in line] for line in lines]


@pytest.mark.parametrize(
    ("cell", "kind", "written"),
    [
        (None, Kind.INDEX, "–"),
        (87.125, Kind.INDEX, "87,13"),
        (1597, Kind.WHOLE, "1.597"),
        (12.25, Kind.SHARE, "12,3"),
        (-0.5, Kind.SIGNED, "−0,50"),
        ("=1+1", Kind.TEXT, "=1+1"),
    ],
)
def test_digits_are_those_of_the_pages(cell: Cell, kind: Kind, written: str) -> None:
    with speaking("vi"):
        assert told(cell, kind) == written


@pytest.mark.parametrize(
    ("best", "total", "band"),
    [(6, 15.0, "Xuất sắc"), (3, 12.0, "Tốt"), (5, 14.0, "Tốt")],
)
def test_the_bounds_of_18_points_are_inside(
    session: Session, best: int, total: float, band: str
) -> None:
    province = make_province(session, units=1, method="tt01-2018")
    make_sheets(
        session,
        province.round,
        province.counters[0],
        ["3" * best + "2" * (9 - best)],
        n=40,
    )
    release = make_release(session, province.round, made_at=MADE_AT)
    table = tables_of(session, release)["diem"]
    assert column(table, "Tổng điểm (tối đa 18)") == [total]
    assert column(table, "Xếp loại") == [band]
    points = table.parts[0].lines[0].cells[3:12]
    assert points == (2.0,) * best + (1.0,) * (9 - best)
    assert table.signatures
