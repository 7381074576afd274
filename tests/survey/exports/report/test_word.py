"""The Word file, opened again: page, styles, lists and tables are Word's own."""

from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from survey.exports.report.content import Report
from survey.exports.report.files import report_file
from tests.survey.exports.report.conftest import ATTACKS, UNSEEN, report_about


@pytest.fixture(scope="module")
def data(attacked: Report) -> bytes:
    return report_file(attacked, "docx")


@pytest.fixture
def opened(data: bytes) -> Document:
    return docx.Document(BytesIO(data))


def test_the_page_is_that_of_the_decree(opened: Document) -> None:
    page = opened.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    sides = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    assert [round(side.mm) for side in sides] == [20, 20, 30, 15]
    assert page.different_first_page_header_footer
    header = page.header.paragraphs[0]
    [field] = header._p.iter(qn("w:fldSimple"))
    assert field.get(qn("w:instr")).strip() == "PAGE"
    assert header.alignment == 1
    assert not list(page.first_page_header._element.iter(qn("w:fldSimple")))


def test_letters_are_times_and_the_language_is_vietnamese(opened: Document) -> None:
    normal = opened.styles["Normal"]
    assert (normal.font.name, normal.font.size.pt) == ("Times New Roman", 14)
    spoken = {
        lang.get(qn("w:val")) for lang in opened.styles.element.iter(qn("w:lang"))
    }
    assert spoken == {"vi-VN"} == {opened.core_properties.language}


def test_headings_and_lists_are_numbered_by_word(opened: Document) -> None:
    by_style = {one.style.name: one.text for one in opened.paragraphs}
    assert by_style["Heading 1"] == "MỘT"
    assert by_style["Heading 2"] == ATTACKS[0]
    for name in ("Heading 1", "Heading 2", "List Bullet"):
        assert opened.styles[name].element.pPr.numPr.numId.val in {91, 92}


def test_texts_are_told_and_never_run(opened: Document, data: bytes) -> None:
    body = [one for one in opened.paragraphs if one.style.name == "List Bullet"]
    assert [one.text for one in body] == ATTACKS
    cells = [row.cells[0].text for row in opened.tables[1].rows]
    assert cells == ["Đơn vị", *ATTACKS]
    head = opened.tables[1].rows[0]._tr.trPr
    assert head.find(qn("w:tblHeader")) is not None
    [shape] = opened.inline_shapes
    assert shape._inline.docPr.get("descr") == " ".join(ATTACKS)
    with ZipFile(BytesIO(data)) as archive:
        assert not [name for name in archive.namelist() if "vba" in name.lower()]


def test_dates_are_those_of_the_release(opened: Document) -> None:
    told = opened.core_properties
    assert told.created == told.modified
    assert told.created.replace(tzinfo=None) == datetime(2026, 4, 1, 2, 0)  # noqa: DTZ001


def test_what_no_file_can_hold_is_left_out() -> None:
    long = "dài " * 8_000
    data = report_file(report_about(UNSEEN, long, "o\u0302\u0301m"), "docx")
    told = [one.text for one in docx.Document(BytesIO(data)).paragraphs]
    assert {"Xã có ký tự ẩn", long, "ốm"} <= set(told)
