"""The PDF, opened again: A4, every letter there, no text taken for source."""

import unicodedata
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from survey.exports.report.content import Column, Report, Row, Section, table
from survey.exports.report.files import report_file
from tests.survey.exports.report.conftest import ATTACKS, UNSEEN, report_about

ALL_VIETNAMESE = (
    "Ấ ầ ẩ ẫ ậ Ắ ằ ẳ ẵ ặ Ế ề ể ễ ệ Ố ồ ổ ỗ ộ Ớ ờ ở ỡ ợ Ứ ừ ử ữ ự đ Đ ỳ ý ỷ ỹ ỵ"
)


def _read(data: bytes) -> tuple[PdfReader, str]:
    reader = PdfReader(BytesIO(data))
    return reader, " ".join(" ".join(p.extract_text() for p in reader.pages).split())


@pytest.fixture(scope="module")
def read(attacked: Report) -> tuple[PdfReader, str]:
    return _read(report_file(attacked, "pdf"))


def test_the_page_is_a4(read: tuple[PdfReader, str]) -> None:
    box = read[0].pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)


def test_texts_are_told_and_never_set_as_source(read: tuple[PdfReader, str]) -> None:
    for attack in ATTACKS:
        # In the paragraph, the list and the table; lines may break anywhere.
        assert read[1].replace(" ", "").count(attack.replace(" ", "")) >= 3


def test_it_is_dated_when_the_release_was_made(read: tuple[PdfReader, str]) -> None:
    told = read[0].metadata
    assert told is not None
    assert told.creation_date is not None
    assert told.creation_date.isoformat().startswith("2026-04-01T02:00")
    assert read[0].trailer["/Root"]["/Lang"] == "vi-VN"


def test_letters_survive_and_what_nobody_sees_does_not() -> None:
    apart = unicodedata.normalize("NFD", ALL_VIETNAMESE)
    _reader, text = _read(report_file(report_about(UNSEEN, apart), "pdf"))
    assert "Xã có ký tự ẩn" in text
    assert ALL_VIETNAMESE in text


def test_a_word_without_end_does_not_run_out_of_the_page() -> None:
    endless = [Row(("x" * 8_000, "1")), Row(("dài " * 8_000, "2"))]
    columns = (Column("Đơn vị", 1, is_number=False), Column("Hạng", 1))
    parts = (table("Dài", columns, endless),)
    long = replace(report_about("a"), sections=(Section("Dài", parts),))
    reader, text = _read(report_file(long, "pdf"))
    assert text.count("x") == text.count("dài") == 8_000
    assert len(reader.pages) > 3
