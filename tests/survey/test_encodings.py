"""Files from before Unicode are recognised, so that the message can say what to do."""

import unicodedata

import pytest

from survey.csvlines import numbered_lines
from survey.encodings import TCVN3, encoding_of, looks_like_tcvn3
from survey.errors import Problem
from survey.no_text import is_no_text
from survey.uploads import text_of

TEXT = "mã,tên đơn vị\nT.1,Sở Nội vụ tỉnh An Thịnh, xã Đông Bình"
TONES = "\u0300\u0301\u0303\u0309\u0323"


def in_tcvn3(text: str) -> bytes:
    codes = {letter: code for code, letter in TCVN3.items()}
    return bytes(codes.get(letter, ord(letter)) for letter in text)


def in_windows_1258(text: str) -> bytes:
    """Write letters with their tone behind them, as that code page does."""
    parts = []
    for letter in unicodedata.normalize("NFC", text):
        apart = unicodedata.normalize("NFD", letter)
        base = "".join(sign for sign in apart if sign not in TONES)
        tone = "".join(sign for sign in apart if sign in TONES)
        parts.append(unicodedata.normalize("NFC", base) + tone)
    return "".join(parts).encode("cp1258")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (in_tcvn3(TEXT), "TCVN3 (ABC)"),
        (in_windows_1258(TEXT), "Windows-1258"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (TEXT.encode("utf-16-le"), "UTF-16"),
        (b"code,name\nA,\xff\xfe", ""),
    ],
)
def test_the_encoding_is_guessed(data: bytes, name: str) -> None:
    assert encoding_of(data) == name


ZEROS = bytes(512)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + ZEROS,
        b"\xff\xd8\xff\xe0\x00\x10JFIF" + ZEROS,
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
        bytes(range(256)) * 4,
    ],
)
def test_what_is_no_text_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(Problem, match="không phải tệp Excel"):
        list(numbered_lines(data))
    with pytest.raises(Problem, match="không phải tệp văn bản"):
        text_of(data)


@pytest.mark.parametrize(
    "data", [TEXT.encode(enc) for enc in ("utf-8", "utf-16", "utf-16-be", "utf-8-sig")]
)
def test_text_is_text_in_any_encoding(data: bytes) -> None:
    assert not is_no_text(data)
    assert not is_no_text(in_tcvn3(TEXT))
    assert not is_no_text(in_windows_1258(TEXT))
    assert not is_no_text(b"")


@pytest.mark.parametrize("data", [in_tcvn3(TEXT), in_windows_1258(TEXT)])
def test_the_message_names_it_and_the_line(data: bytes) -> None:
    with pytest.raises(Problem, match=encoding_of(data)[:5]) as caught:
        list(numbered_lines(data))
    assert "dòng 1" in caught.value.message


def test_a_name_typed_in_an_old_font_is_told_from_unicode() -> None:
    assert looks_like_tcvn3(in_tcvn3("Sở Nội vụ").decode("latin-1"))
    for name in ("Sở Nội vụ", "UBND xã Đông Bình", "An Thinh", "Café", ""):
        assert not looks_like_tcvn3(name)
