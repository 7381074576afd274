"""Every letter that is printed or shown has a shape in the fonts that come along."""

import tomllib
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from unicodedata import combining, normalize

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from survey import languages, methods
from survey.assets import STATIC
from survey.languages import OWN_NAMES
from survey.manage.counters.posters import Poster, posters_pdf
from survey.paths import FONTS
from survey.qrcodes import qr_svg
from survey.respond.scripts import CHAM, KHMER, Script

# Letters of orthographies in use, each with its tones and marks.
LETTERS = {
    "vi": "aàảãáạ ăằẳẵắặ âầẩẫấậ đ eèẻẽéẹ êềểễếệ iìỉĩíị oòỏõóọ ôồổỗốộ ơờởỡớợ uùủũúụ "
    "ưừửữứự yỳỷỹýỵ",
    "tyz": "fjạ slương nặm bjoóc ngoảng phjạ cằm",
    "hmn": "ntawv Hmoob ñ",
    "rad": "ƀ č ñ ĕ ê̆ ĭ ŏ ô̆ ơ̆ ŭ ư̆ ê ô ơ ư",
    "jra": "ƀ č ñ ă â ĕ ê̆ ĭ ŏ ô̆ ơ̆ ŭ ư̆",
    "km": "".join(map(chr, [*range(0x1780, 0x17B4), *range(0x17B6, 0x17D4)])),
    "cjm": "".join(map(chr, [*range(0xAA00, 0xAA37), *range(0xAA40, 0xAA4E)])),
}
WEIGHTS = ("Regular", "Bold")
HEAVIEST = 60_000  # bytes that a phone fetches for a script


@cache
def drawn(file: Path) -> frozenset[int]:
    return frozenset(TTFont(file).getBestCmap())


def in_print(weight: str) -> set[int]:
    return {code for file in FONTS.glob(f"*-{weight}.ttf") for code in drawn(file)}


def lacking(text: str, known: set[int] | frozenset[int]) -> set[str]:
    """Return the letters without a shape, composed where there is a letter for it."""
    letters = (one for one in normalize("NFC", text) if not one.isspace())
    return {f"U+{ord(one):04X}" for one in letters if ord(one) not in known}


def shipped_texts() -> Iterator[str]:
    for package in (languages, methods):
        folder = Path(package.__path__[0])
        for file in folder.rglob("*.toml"):
            yield str(tomllib.loads(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize("weight", WEIGHTS)
@pytest.mark.parametrize("language", LETTERS)
def test_a_poster_has_every_letter_of_a_language(language: str, weight: str) -> None:
    text = LETTERS[language]
    assert lacking(text + text.upper(), in_print(weight)) == set()


def test_marks_that_no_letter_includes_are_there() -> None:
    marks = {one for one in normalize("NFD", LETTERS["rad"]) if combining(one)}
    assert "\u0306" in marks
    assert lacking("".join(marks), drawn(FONTS / "BeVietnamPro-Regular.ttf")) == set()


@pytest.mark.parametrize("weight", WEIGHTS)
def test_whatever_is_shipped_in_words_can_be_printed(weight: str) -> None:
    assert lacking("".join(shipped_texts()), in_print(weight)) == set()


@pytest.mark.parametrize(("script", "language"), [(KHMER, "km"), (CHAM, "cjm")])
def test_a_phone_without_a_script_is_sent_all_of_it(
    script: Script, language: str
) -> None:
    file = STATIC / script.file
    own_name = OWN_NAMES["km"] if language == "km" else ""
    assert lacking(LETTERS[language] + own_name, drawn(file)) == set()
    assert file.stat().st_size <= HEAVIEST


def test_a_poster_carries_the_fonts_of_what_stands_on_it() -> None:
    address = "https://hailong.example/q/ABCDEFG"
    names = {"above": "", "room": "", "unit": LETTERS["rad"], "unit_en": "Krông Ana"}
    words = {"counter": "ភាសាខ្មែរ", "counter_en": "ꨌꩌ", "code": "ABCDEFG"}
    place = {"address": address, "site": "", "qr": qr_svg(address, title=address)}
    pdf = PdfReader(BytesIO(posters_pdf([Poster(**names, **words, **place)])))
    fonts = pdf.pages[0]["/Resources"]["/Font"].values()  # type: ignore[index]
    used = {str(font.get_object()["/BaseFont"]).partition("+")[2] for font in fonts}
    families = {name.partition("-")[0] for name in used}
    assert families == {"BeVietnamPro", "NotoSans", "NotoSansKhmer", "NotoSansCham"}
