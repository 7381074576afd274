"""A method in words: its texts, and how an index is made and weighted."""

from flask_babel import gettext as _

from survey.documents import Texts
from survey.i18n import language
from survey.methods import Method
from survey.models import Weighting


def text_of(texts: Texts) -> str:
    """Return a method's text in the page's language, else in its first."""
    return texts.get(language()) or next(iter(texts.values()), "")


def measure_word(method: Method) -> str:
    """Return what the index of a method is made of."""
    words: dict[str, str] = {
        "share": _("tỷ lệ câu trả lời hài lòng hoặc rất hài lòng"),
        "mean": _("điểm trung bình của năm mức, tính trên 100"),
    }
    return words[method.measure]


def aggregate_word(method: Method) -> str:
    """Return how a method adds criteria up."""
    words: dict[str, str] = {
        "criteria": _("trung bình các tiêu chí"),
        "pooled": _("gộp mọi câu trả lời"),
        "factors": _("trung bình các yếu tố"),
        "weighted": _("trung bình các yếu tố theo trọng số"),
    }
    return words[method.aggregate]


def weighting_word(weighting: Weighting) -> str:
    """Return how units weigh in the units above them."""
    words: dict[str, str] = {
        Weighting.EQUAL: _("tổng chung, mỗi phiếu tính như nhau"),
        Weighting.TRANSACTIONS: _("tổng chung, theo số lượt giao dịch của từng nơi"),
        Weighting.UNITS: _("trung bình cộng các đơn vị, mỗi đơn vị tính như nhau"),
    }
    return words[weighting]
