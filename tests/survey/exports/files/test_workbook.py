"""What is read back from the workbook is what was frozen."""

import csv
import io
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.exports.exported import Exported
from survey.exports.files import figures_file
from survey.exports.reading import read_release
from survey.models import Figure, Service, Stratum, TransactionTotal, Weighting
from survey.official_tables import all_tables
from survey.release.operations import make_release
from survey.speaking import speaking
from tests.factories import Province, make_round, make_sheets
from tests.survey.exports.files.conftest import NAMES, ZONE
from tests.survey.release.conftest import MADE_AT


def _csv(exported: Exported) -> list[list[str]]:
    data = figures_file(exported, "csv", zone=ZONE)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_workbook_holds_the_frozen_numbers(
    session: Session, book: Workbook, exported: Exported
) -> None:
    heading, *rows = book["Mọi số liệu"].iter_rows(values_only=True)
    found = {
        (row["Mã đơn vị"], row["Mã nội dung đo"]): row
        for row in (dict(zip(heading, row, strict=True)) for row in rows)
    }
    figures = session.scalars(select(Figure)).all()

    assert len(found) == len(figures) == 6 * (5 + 5 + 1 + 1)
    for figure in figures:
        row = found[figure.unit.code, figure.node]
        assert row["Chỉ số"] == figure.value
        assert row["Tỷ lệ hài lòng"] == figure.share
        assert row["Điểm trung bình quy đổi"] == figure.mean
        assert row["Sai số chuẩn"] == figure.se
        assert (row["Cận dưới 95 %"], row["Cận trên 95 %"]) == (figure.low, figure.high)
        assert row["Số phiếu (n)"] == figure.n
        levels = [row[f"Mức {level}"] for level in range(1, 6)]
        assert levels == (figure.counts or [None] * 7)[1:6]


def test_withheld_figures_show_their_n_alone(
    book: Workbook, province: Province
) -> None:
    heading, *rows = book["Chỉ số chung"].iter_rows(values_only=True)
    [tiny] = [row for row in rows if row[1] == province.units[4].code]
    told = {h: cell for h, cell in zip(heading, tiny, strict=True) if cell is not None}
    assert told["Số phiếu (n)"] == 3
    assert told["Tình trạng"] == "Không nêu vì quá ít phiếu"
    assert not {"Chỉ số", "Xếp hạng", "Tỷ lệ hài lòng"} & set(told)


def test_names_in_the_workbook_are_texts_not_formulas(exported: Exported) -> None:
    data = io.BytesIO(figures_file(exported, "xlsx", zone=ZONE))
    sheets = load_workbook(data).worksheets
    told = {cell.value for sheet in sheets for row in sheet for cell in row}
    assert told >= set(NAMES)
    with ZipFile(data) as parts:
        pages = [parts.read(name) for name in parts.namelist() if "/sheet" in name]
    assert len(pages) == len(sheets) == 18
    assert not [page for page in pages if b"<f>" in page]
    # Only the list of sheets has links, and they lead nowhere but into the file.
    assert [name for name in parts.namelist() if "_rels/sheet" in name] == []
    assert [b"<hyperlink" in page for page in pages] == [True] + [False] * 17


def test_the_cover_says_where_the_numbers_come_from(
    book: Workbook, exported: Exported
) -> None:
    cover = dict(book["Bìa"].iter_rows(values_only=True))
    release = exported.release
    assert cover["Mã băm số liệu (SHA-256)"] == release.figures_digest
    assert cover["Mã băm dữ liệu đầu vào (SHA-256)"] == release.input_digest
    assert cover["Số phiếu (n)"] == release.n_sheets == 12 + 13 + 14 + 15 + 3
    assert cover["Thời điểm lập"] == "1/4/2026 09:00"
    assert "counter-short" in cover["Phương pháp"]
    assert "Dưới 10 phiếu" in cover["Số liệu không nêu"]


def test_sheets_are_ready_to_scroll_filter_and_print(
    book: Workbook, exported: Exported
) -> None:
    official = [one.name for one in all_tables(exported.official)]
    assert book.sheetnames[:2] == ["Mục lục", "Bìa"]
    assert book.sheetnames[2 : 2 + len(official)] == official
    for sheet in book.worksheets:
        assert sheet.page_setup.fitToWidth in {None, 1}  # 1 where nothing is said
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddHeader.left.text == "&A"
        assert sheet.oddFooter.right.text == "Trang &P/&N"
        if sheet.title != "Bìa":
            assert sheet.print_title_rows
        if sheet.title not in {*official, "Mục lục", "Bìa"}:
            assert sheet.freeze_panes == "B2"
            assert sheet.auto_filter.ref == sheet.dimensions


def test_sheets_lie_on_paper_that_they_can_be_read_on(book: Workbook) -> None:
    def paper(name: str) -> tuple[int, str]:
        setup = book[name].page_setup
        return setup.paperSize, setup.orientation

    assert paper("Loại trừ và không nêu") == (9, "portrait")  # A4
    assert paper("Xếp hạng") == paper("Mẫu và phiếu") == (9, "landscape")
    assert paper("Mọi số liệu") == (8, "landscape")  # A3


def test_the_first_sheet_lists_all_others(book: Workbook) -> None:
    first = book.worksheets[0]
    lines = list(first.iter_rows(min_row=5))
    told = {row[0].value: [cell.value for cell in row[1:]] for row in lines}
    assert list(told) == book.sheetnames[1:]
    for row in lines:
        assert row[0].hyperlink.location == f"'{row[0].value}'!A1"
        assert row[0].hyperlink.target is None
    uses = {name: said[-1] for name, said in told.items()}
    assert uses["Xếp hạng"] == uses["Mẫu và phiếu"] == "In kèm báo cáo"
    assert uses["Mọi số liệu"] == uses["Tầng"] == "Chỉ để tra cứu"
    green = [one.title for one in book if one.sheet_properties.tabColor]
    assert green == [name for name, use in uses.items() if use == "In kèm báo cáo"]
    assert book.sheetnames[1 : 1 + len(green)] == green  # picked as one, to be printed
    assert told["Mọi số liệu"][1] == book["Mọi số liệu"].max_row - 1
    pages = {name: said[2] for name, said in told.items()}
    printed = sum(pages[name] for name in green)
    start = f"Cần in: khoảng {printed} trang, trên {sum(pages.values())} trang"
    assert str(first["A2"].value).startswith(start)


def test_units_stand_as_in_the_tree_and_nodes_as_in_the_method(
    exported: Exported, province: Province
) -> None:
    nodes = [figure.node for figure in exported.figures[:12]]
    assert nodes[:4] == ["overall", "II", "II.A", "S1"]
    assert {figure.unit_id for figure in exported.figures[:12]} == {province.root.id}


def test_headings_in_english(session: Session, province: Province) -> None:
    with speaking("en"):
        exported = read_release(session, province.round.code)
        heading = _csv(exported)[0]
    assert len(heading) == len(set(heading)) == 43
    assert heading[7:9] == ["Unit code", "Node code"]


def test_the_workbook_tells_weeks_and_factors(book: Workbook) -> None:
    """No round before, no changes; one counter-day, no correlation."""
    assert "Thay đổi" not in book.sheetnames
    weeks = _rows(book, "Theo tuần")
    assert {row["Tuần từ thứ hai ngày"] for row in weeks} == {"2026-03-09"}
    assert {row["Tình trạng"] for row in weeks} == {
        "Có số liệu",
        "Không nêu vì quá ít phiếu",
        "Không nêu để không lộ câu trả lời của một số ít người",
    }
    factors = _rows(book, "Yếu tố")
    assert {row["Gợi ý"] for row in factors} == {"chưa đủ cơ sở để xếp"}
    assert {row["Tương quan với các yếu tố khác"] for row in factors} == {None}
    overall = {row["Mã đơn vị"]: row for row in _rows(book, "Chỉ số chung")}
    ranked = [row for row in overall.values() if row["Xếp hạng"]]
    assert len(ranked) == 3  # of the others one is withheld, one held back beside it
    for row in ranked:
        best, worst = row["Hạng tốt nhất có thể"], row["Hạng kém nhất có thể"]
        assert best <= row["Xếp hạng"] <= worst
        assert row["Loại chắc chắn không"] in {"chắc chắn", "giáp ranh"}


def test_the_workbook_lists_the_strata_and_who_is_not_heard(
    session: Session, province: Province
) -> None:
    one, other, silent, *_ = province.units
    weighted = make_round(
        session, province.root, province.questionnaire, weighting=Weighting.TRANSACTIONS
    )
    for unit, service, total in (
        *((one, "dat-dai", 300), (one, "kinh-doanh", 50)),
        *((other, "", 100), (silent, "", 50)),
    ):
        place = {"unit_id": unit.id, "service": service}
        session.add(TransactionTotal(round_id=weighted.id, **place, total=total))
    province.counters[0].service = "dat-dai"
    session.add(Service(code="dat-dai", name="Đất đai", name_en="Land"))
    for counter in province.counters[:2]:
        make_sheets(session, weighted, counter, ["55-.4", "54321"], n=20)
    made = make_release(session, weighted, made_at=MADE_AT)
    with speaking("vi"):
        data = figures_file(read_release(session, weighted.code), "xlsx", zone=ZONE)

    book = load_workbook(io.BytesIO(data))
    told = _rows(book, "Tầng")
    heading = ("Mã đơn vị", "Lĩnh vực", "Mã lĩnh vực", "Kênh")
    seen = [tuple(row[name] for name in heading) for row in told]
    assert [tuple(cell or "" for cell in row) for row in seen] == [
        (one.code, "Đất đai", "dat-dai", "mã QR"),
        (one.code, "kinh-doanh", "kinh-doanh", ""),
        (other.code, "", "", "mã QR"),
        (silent.code, "", "", ""),
    ]
    assert [row["Số lượt giao dịch"] for row in told] == [300, 50, 100, 50]
    assert [row["Trọng số một phiếu"] for row in told] == [1.5, None, 0.5, None]
    stored = session.scalars(select(Stratum).filter_by(release_id=made.id))
    assert {row["Mã băm (SHA-256)"] for row in told if row["Kênh"]} == {
        row.input_digest for row in stored if row.counted_in
    }
    cover = dict(book["Bìa"].iter_rows(values_only=True))
    assert cover["Giao dịch có phiếu đại diện"].startswith("80,0% (400 trên 500 lượt)")
    shares = {
        row["Mã đơn vị"]: row["Giao dịch có phiếu đại diện (%)"]
        for row in _rows(book, "Chỉ số chung")
    }
    assert shares[one.code] == pytest.approx(100 * 300 / 350)
    assert shares[other.code] == 100


def _rows(book: Workbook, name: str) -> list[dict[str, object]]:
    heading, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(heading, row, strict=True)) for row in rows]
