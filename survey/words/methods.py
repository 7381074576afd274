"""A method in words: its texts, and how an index is made and weighted."""

from collections.abc import Sequence

from flask_babel import gettext as _

from survey.documents import Texts
from survey.i18n import language, number
from survey.methods import Method
from survey.methods.method import ROOT
from survey.models import Weighting


def text_of(texts: Texts) -> str:
    """Return a method's text in the page's language, else in its first."""
    return texts.get(language()) or next(iter(texts.values()), "")


def level_words(method: Method) -> Sequence[str]:
    """Return what the levels of a method's scale are called, worst first."""
    return method.levels.get(language()) or next(iter(method.levels.values()), ())


def measure_word(method: Method) -> str:
    """Return what the index of a method is made of."""
    return measure_name(method.measure)


def measure_name(measure: str) -> str:
    """Return what an index of a measure is made of."""
    words: dict[str, str] = {
        "share": _("tỷ lệ câu trả lời hài lòng hoặc rất hài lòng"),
        "mean": _("điểm trung bình của các mức trả lời, tính trên 100"),
        "points": _("điểm trung bình của từng tiêu chí, từ 0, cộng lại"),
        "rates": _("tỷ lệ từ số đếm của đơn vị, không phải khảo sát"),
    }
    return words[measure]


def aggregate_word(method: Method) -> str:
    """Return how a method adds criteria up."""
    if method.measure == "points":
        return str(_("tổng các tiêu chí"))
    return aggregate_name(method.aggregate)


def aggregate_name(aggregate: str) -> str:
    """Return how criteria are added up by an aggregate."""
    words: dict[str, str] = {
        "criteria": _("trung bình các tiêu chí"),
        "none": _("từng tỷ lệ riêng, không cộng với nhau"),
        "pooled": _("gộp mọi câu trả lời"),
        "factors": _("trung bình các yếu tố"),
        "weighted": _("trung bình các yếu tố theo trọng số"),
    }
    return words[aggregate]


def out_of(method: Method, node: str = ROOT) -> str:
    """Return what stands behind a figure: the most it can be, where that is not 100."""
    if method.measure == "rates":
        return "%"
    return "" if method.measure != "points" else f"/{number(method.most(node))}"


def weighting_word(weighting: Weighting) -> str:
    """Return how units weigh in the units above them."""
    words: dict[str, str] = {
        Weighting.EQUAL: _("tổng chung, mỗi phiếu tính như nhau"),
        Weighting.TRANSACTIONS: _("tổng chung, theo số lượt giao dịch của từng nơi"),
        Weighting.UNITS: _("trung bình cộng các đơn vị, mỗi đơn vị tính như nhau"),
    }
    return words[weighting]
