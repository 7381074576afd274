"""Every file that leaves, opened by others than us: it opens, and it runs nothing."""

import random
import re
import shutil
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
import pytest
from pypdfium2 import PdfDocument
from sqlalchemy import select
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey.models import Figure, Release, Round
from tests.survey.exports.office.files import (
    EMPTY,
    LONG,
    RUN,
    SEEN,
    USUAL,
    WITHHELD,
    comment_files,
    packs,
    sent_files,
    spoil,
)
from tests.survey.exports.office.soffice import (
    OPENED_AS,
    Opened,
    opened,
)
from tests.survey.stage import Stage, open_stage

pytestmark = pytest.mark.slow
Packs = dict[str, dict[str, bytes]]
SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\u202a-\u202e\ufffe\uffff]")


@pytest.fixture(scope="module")
def stage(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    folder = tmp_path_factory.mktemp("spoilt")
    file = shutil.copy(sqlite_template, folder / "hailong.db")
    url = URL.create("sqlite", database=str(file))
    with open_stage(url, folder, then=spoil) as stage:
        yield stage


@pytest.fixture(scope="module")
def packed(stage: Stage) -> Packs:
    """The files of three packs, by round."""
    return packs(stage)


@pytest.fixture(scope="module")
def given(stage: Stage, packed: Packs) -> dict[str, bytes]:
    """Every file that LibreOffice knows, by its name; of packs behind their round."""
    of_packs = {
        f"{code}/{name}": content
        for code, files in packed.items()
        for name, content in files.items()
        if name.rpartition(".")[2] in OPENED_AS
    }
    return sent_files(stage) | comment_files() | of_packs


@pytest.fixture(scope="module")
def files(
    given: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Opened]:
    return opened(given, tmp_path_factory.mktemp("office"))


def test_no_file_runs_anything(files: dict[str, Opened]) -> None:
    assert len(files) > 60
    assert {name: one.formulas for name, one in files.items() if one.formulas} == {}


def test_letters_are_composed_and_nothing_hides(files: dict[str, Opened]) -> None:
    """Whatever way a name was typed, each file that tells it tells it alike."""
    texts = {name: one.text for name, one in files.items()}
    assert {
        n for n, t in texts.items() if unicodedata.normalize("NFC", t) != t
    } == set()
    assert {name for name, text in texts.items() if HIDDEN.search(text)} == set()
    telling = {name for name, text in texts.items() if SEEN in text}
    for name in ("bao-cao", "don-vi", "quay", "mau-1", "y-kien", "cham-diem"):
        assert any(name in one.casefold() for one in telling), name
    for ending in OPENED_AS:
        assert any(one.endswith(ending) for one in telling), ending


def test_what_begins_a_formula_is_told_as_it_is(files: dict[str, Opened]) -> None:
    assert f"{RUN} {SEEN}" in files[f"{USUAL}/Phu-luc.xlsx"].text
    assert f"'{RUN} {SEEN}" in files[f"{USUAL}/so-lieu/figures.csv"].text
    for kind in ("xlsx", "csv"):
        assert LONG.strip() in files[f"y-kien.{kind}"].text


def test_names_of_files_are_safe(stage: Stage, packed: Packs) -> None:
    names = {*sent_files(stage), *(name for one in packed.values() for name in one)}
    parts = {part for name in names for part in name.split("/")}
    assert {part for part in parts if not SAFE.fullmatch(part)} == set()


def test_the_annex_holds_the_figures_of_the_release(
    files: dict[str, Opened], stage: Stage
) -> None:
    """Two hundred of them, or all, read by LibreOffice from its own copy."""
    heading, *rows = files[f"{USUAL}/Phu-luc.xlsx"].rows("Mọi số liệu")
    places = [heading.index(name) for name in ("Mã đơn vị", "Mã nội dung đo")]
    told = {tuple(row[place] for place in places): row for row in rows if any(row)}
    with Session(stage.app.extensions["hailong_engine"]) as session:
        query = select(Figure).join(Release).join(Round).where(Round.code == USUAL)
        figures = session.scalars(query).all()
        assert len(figures) == len(told)
        for figure in random.Random(11).sample(figures, min(len(figures), 200)):
            row = told[figure.unit.code, figure.node]
            assert row[heading.index("Chỉ số")] == figure.value
            assert row[heading.index("Số phiếu (n)")] == figure.n
            assert row[heading.index("Cận dưới 95 %")] == figure.low


def test_little_and_nothing_are_said(files: dict[str, Opened]) -> None:
    assert "Không nêu vì quá ít phiếu" in files[f"{WITHHELD}/Phu-luc.xlsx"].text
    report = files[f"{WITHHELD}/Bao-cao-SIPAS.docx"].text
    assert "Dấu “–”: không công bố vì quá ít" in report
    assert f"{EMPTY}/Bao-cao-SIPAS.docx" not in files
    rows = files[f"{EMPTY}/Phu-luc.xlsx"].rows("Bìa")
    assert ["Số phiếu (n)", 0.0] in [row[:2] for row in rows]


def test_the_report_is_printed_as_it_is_written(packed: Packs) -> None:
    """By python-docx and PDFium: the same headings, no page blank or without margin."""
    for code in (USUAL, WITHHELD):
        document = docx.Document(BytesIO(packed[code]["Bao-cao-SIPAS.docx"]))
        pdf = PdfDocument(packed[code]["Bao-cao-SIPAS.pdf"])
        written = [
            one.text.casefold()
            for one in document.paragraphs
            if one.style.name.startswith("Heading")
        ]
        marked = [one.get_title().casefold() for one in pdf.get_toc()]
        assert len(written) > 5
        assert [one.partition(" ")[2] for one in marked] == written
        text = " ".join(
            " ".join(page.get_textpage().get_text_bounded() for page in pdf).split()
        )
        assert unicodedata.is_normalized("NFC", text)
        assert HIDDEN.search(text) is None
        for page in pdf:
            shades = page.render(scale=0.5).to_numpy()[..., :3].min(axis=2)
            inked = shades < 128
            assert 0.001 < inked.mean() < 0.5
            assert not inked[:, :20].any()  # some 14 mm at the left
    assert SEEN.replace(" ", "") in text.replace(" ", "")
