"""A figure in words: its class, and how far it can be relied on."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from survey.models import Figure, Quality, Status

FEWEST_DEGREES = 8  # degrees of freedom below which the NCHS standard asks for review


# Not yet in any language: a page of five hundred units asks for each of their classes.
BANDS = {
    "excellent": _l("Xuất sắc"),
    "good": _l("Tốt"),
    "fair": _l("Khá"),
    "average": _l("Trung bình"),
    "weak": _l("Yếu"),
}


def band_word(band: str) -> str:
    """Return a class (xếp loại) in words."""
    return str(BANDS.get(band, ""))


def status_word(status: str) -> str:
    """Return whether a figure is there, and why not."""
    words: dict[str, str] = {
        Status.SHOWN: _("Có số liệu"),
        Status.WITHHELD: _("Không nêu vì quá ít phiếu"),
        Status.SECONDARY: _("Không nêu để không lộ câu trả lời của một số ít người"),
        Status.EMPTY: _("Không có câu trả lời"),
    }
    return words[status]


def quality_word(quality: str) -> str:
    """Return how far a criterion's share can be relied on; empty where unsaid."""
    words: dict[str, str] = {
        Quality.PRESENT: _("đủ tin cậy"),
        Quality.REVIEW: _("cần thận trọng"),
        Quality.FEW: _("chưa đủ để công bố"),
        Quality.WIDE: _("chưa đủ để công bố"),
        Quality.WIDE_FOR_ITS_SIZE: _("chưa đủ để công bố"),
    }
    return words.get(quality, "")


def quality_reason(figure: Figure) -> str:
    """Return why a criterion's share cannot simply be relied on; empty if it can."""
    if figure.quality == Quality.REVIEW:
        if figure.df is not None and figure.df < FEWEST_DEGREES:
            return str(_("số liệu đến từ quá ít quầy và ngày"))
        return str(_("mọi câu trả lời đều như nhau"))
    words: dict[str, str] = {
        Quality.FEW: _("chưa đủ 30 câu trả lời, hoặc tương đương chưa đủ 30"),
        Quality.WIDE: _("khoảng tin cậy rộng từ 30 điểm trở lên"),
        Quality.WIDE_FOR_ITS_SIZE: _("khoảng tin cậy quá rộng so với tỷ lệ"),
    }
    return words.get(figure.quality, "")


def fallback_reason(fallback: str) -> str:
    """Return why an interval rests on the number of sheets alone, as a sentence."""
    words: dict[str, str] = {
        "df0": _("Phiếu chỉ đến từ một cụm ở mỗi tầng."),
        "extreme": _("Mọi câu trả lời đều như nhau."),
        "zero_variance": _("Các cụm không khác nhau."),
        "census": _("Không có sai số chọn mẫu."),
    }
    return words.get(fallback, "")
