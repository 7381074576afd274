"""Vietnamese in the encodings of the years before Unicode, told by its words."""

import re
import unicodedata

# TCVN 5712:1993, as the fonts named .Vn… draw it (TCVN3, also called ABC).
_CODES = (
    "a1:Ă a2:Â a3:Ê a4:Ô a5:Ơ a6:Ư a7:Đ a8:ă a9:â aa:ê ab:ô ac:ơ ad:ư ae:đ "
    "b5:à b6:ả b7:ã b8:á b9:ạ bb:ằ bc:ẳ bd:ẵ be:ắ c6:ặ c7:ầ c8:ẩ c9:ẫ ca:ấ cb:ậ "
    "cc:è ce:ẻ cf:ẽ d0:é d1:ẹ d2:ề d3:ể d4:ễ d5:ế d6:ệ d7:ì d8:ỉ dc:ĩ dd:í de:ị "
    "df:ò e1:ỏ e2:õ e3:ó e4:ọ e5:ồ e6:ổ e7:ỗ e8:ố e9:ộ ea:ờ eb:ở ec:ỡ ed:ớ ee:ợ "
    "ef:ù f1:ủ f2:ũ f3:ú f4:ụ f5:ừ f6:ử f7:ữ f8:ứ f9:ự fa:ỳ fb:ỷ fc:ỹ fd:ý fe:ỵ"
)
TCVN3 = {int(pair[:2], 16): pair[3:] for pair in _CODES.split()}
# Words that a list of offices is full of, each with a letter that ASCII lacks.
_OFFICES = (
    "xã phường tỉnh sở đơn vị tên mã loại cấp từ đến ngày nhóm xếp hạng huyện thành "
    "phố ủy nhân dân quầy phòng chi cục đặc khu nội vụ tư pháp thuế công điểm"
)
WORDS = frozenset(_OFFICES.split())
WORD = re.compile(r"[^\W\d_]+")
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def encoding_of(data: bytes) -> str:
    """Return which encoding bytes that are not UTF-8 seem to be in; empty: unknown."""
    if is_utf16(data):
        return "UTF-16"
    single = data.decode("latin-1")
    guesses = {
        "TCVN3 (ABC)": _n_words(single.translate(TCVN3)),
        "Windows-1258": _n_words(data.decode("cp1258", errors="replace")),
    }
    best = max(guesses, key=lambda name: guesses[name])
    return best if guesses[best] else ""


def is_utf16(data: bytes) -> bool:
    """Return whether bytes are UTF-16, marked so or not: every other one is small."""
    start = data[:1000]
    zeros = start[::2].count(0), start[1::2].count(0)
    return data.startswith(UTF16_MARKS) or (
        max(zeros) > len(start) // 4 and min(zeros) == 0
    )


def looks_like_tcvn3(text: str) -> bool:
    """Return whether a text reads well only in a font of before Unicode."""
    if text.isascii():
        return False
    return _n_words(text.translate(TCVN3)) > _n_words(text)


def _n_words(text: str) -> int:
    found = WORD.findall(unicodedata.normalize("NFC", text).casefold())
    return sum(1 for word in found if word in WORDS and not word.isascii())
