"""Questions that would collect personal data, found by their words.

A warning, no refusal: words alone cannot tell every good question from a bad one.
Vietnamese is found with its diacritics, without them, and with some of them.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, NamedTuple


class Personal(StrEnum):
    """What a question would collect."""

    NAME = "name"
    PHONE = "phone"
    IDENTITY = "identity"
    ADDRESS = "address"
    EMAIL = "email"
    BIRTH = "birth"
    DOSSIER = "dossier"


class Concern(NamedTuple):
    """A text that asks for personal data; `found` are the words that say so."""

    code: str  # of the item; "comment", or a section's code
    language: str
    kind: Personal
    found: str


# Small letters, single spaces, no punctuation. What stands behind (?<! is what makes
# the same words harmless: a document one applies for, a channel of news.
YOU = "(ông|bà|anh|chị|bạn|quý|người)"
PERSON = "(ông|bà|anh|chị|bạn|người|cán bộ|công chức|nhân viên)"
NUMBER_OF = "(số|mã số|mã)"
ISSUING = "(?<!cấp )(?<!đổi )(?<!lại )(?<!làm )(?<!thẻ )(?<!vực )(?<!tục )(?<!về )"
CHANNEL = "(?<!qua )(?<!bằng )(?<!via )(?<!by )(?<!bởi )"
PLACE_OF = "(trang|web|website|cổng|cơ quan|trụ sở|bộ phận|trung tâm|quầy|truy cập)"
WORDS: Mapping[Personal, tuple[str, ...]] = {
    Personal.NAME: (
        "họ (và |chữ đệm và )?tên",
        f"tên (của |đầy đủ của )?{PERSON}",
        *("tên đầy đủ", "tên thật", "quý danh", "danh tính", "ký tên", "chữ ký"),
        *("your( full)? name", "(full|first|last|family|given) name", "surname"),
        "names? of (the |an? )?(official|officer|clerk|person|respondent|staff)",
        *("who (are you|served you)", "signature", "sign your"),
    ),
    Personal.PHONE: (
        *("số (điện thoại|đt|di động|zalo)", "sđt", "điện thoại liên (hệ|lạc)"),
        f"(điện thoại|zalo|facebook) (của )?{YOU}",
        "(phone|mobile|telephone|cell|zalo|whatsapp) numbers?",
        "your (phone|mobile|telephone|zalo|facebook)",
    ),
    Personal.IDENTITY: (
        f"{NUMBER_OF} (thẻ |của )?(cccd|cmnd|cmt|căn cước|chứng minh|hộ chiếu|thuế)",
        f"{ISSUING}(cccd|cmnd|căn cước|chứng minh (nhân dân|thư))",
        f"hộ chiếu (của )?{YOU}",
        *(f"{NUMBER_OF} định danh", f"{NUMBER_OF} (thẻ )?(bảo hiểm|bhxh|bhyt)"),
        *("số tài khoản", "tài khoản (ngân hàng|định danh|vneid)"),
        "(identity|id|citizen|passport|tax|social insurance|bank account) number",
        "your (id|identity|passport)",
    ),
    Personal.ADDRESS: (
        f"địa chỉ(?! {PLACE_OF}| (của )?{PLACE_OF}| email| mail| e mail| thư)",
        *("số nhà", "hộ khẩu", "nơi (đăng ký )?(thường|tạm) trú", "nơi cư trú"),
        "(home|postal|street|mailing|your( home)?) address",
        *("house number", "where exactly do you live"),
    ),
    Personal.EMAIL: (f"{CHANNEL}(email|e mail|gmail|thư điện tử|hòm thư|hộp thư)",),
    Personal.BIRTH: (
        "(ngày |tháng |năm )+sinh",
        *("sinh (ngày|năm) (nào|mấy|bao nhiêu)", "sinh nhật", "tuổi chính xác"),
        *("(date|day|year|place) of birth", "birth ?(date|day|year)"),
        "(when|what year) were you born",
    ),
    Personal.DOSSIER: (
        f"{NUMBER_OF} (biên nhận|phiếu hẹn|giấy hẹn|giao dịch)",
        "(mã số|mã) (của )?hồ sơ",
        "số hồ sơ (của )?(ông|bà|anh|chị|bạn|đã nộp)",
        "số hồ sơ$",
        "(case|file|dossier|application|receipt|reference) (number|code|id)",
    ),
}
LETTERS = re.compile(r"[^\W\d_]+")
SPARE = re.compile(r"[\W_]+")


def _plain(text: str) -> str:
    """Return a text without diacritics, letter for letter."""
    parts = (unicodedata.normalize("NFD", letter)[0] for letter in text)
    return "".join(parts).replace("đ", "d")


def _with_or_without(word: re.Match[str]) -> str:
    plain = _plain(word[0])
    return word[0] if plain == word[0] else f"(?:{word[0]}|{plain})"


def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(LETTERS.sub(_with_or_without, pattern) for pattern in patterns)
    return re.compile(rf"\b(?:{either})\b")


PATTERNS = {kind: _compiled(patterns) for kind, patterns in WORDS.items()}


def personal_data_warnings(document: Mapping[str, Any]) -> list[Concern]:
    """Return what in a questionnaire's document asks for personal data.

    The document may be a draft with problems: what is no text is passed over.
    """
    return [
        Concern(code, language, kind, found)
        for code, texts in _texts(document)
        if isinstance(texts, Mapping)
        for language, text in texts.items()
        for kind, found in personal_words(text if isinstance(text, str) else "")
    ]


def personal_words(text: str) -> Iterator[tuple[Personal, str]]:
    """Yield the kinds of personal data a text asks for, each with its first words."""
    normal = SPARE.sub(" ", unicodedata.normalize("NFC", text).casefold()).strip()
    for kind, pattern in PATTERNS.items():
        if found := pattern.search(normal):
            yield kind, found[0]


def _texts(document: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield what citizens are asked; options can only be chosen."""
    for section in _rows(document.get("section")):
        yield str(section.get("code", "")), section.get("name")
        for item in _rows(section.get("item")):
            yield str(item.get("code", "")), item.get("text")
    for comment in _rows([document.get("comment")]):
        yield "comment", comment.get("text")


def _rows(value: object) -> list[Mapping[str, Any]]:
    rows = value if isinstance(value, list) else []
    return [row for row in rows if isinstance(row, Mapping)]
