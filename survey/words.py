"""Codes of figures and units in words of the page's language."""

from flask_babel import gettext as _

from survey.documents import Texts
from survey.i18n import language
from survey.methods import Method
from survey.models import Unit, UnitKind, Weighting


def text_of(texts: Texts) -> str:
    """Return a method's text in the page's language, else in its first."""
    return texts.get(language()) or next(iter(texts.values()), "")


def kind_word(kind: UnitKind) -> str:
    """Return what sort of office units of a kind are, in the plural."""
    words: dict[str, str] = {
        UnitKind.PROVINCE: _("Tỉnh, thành phố"),
        UnitKind.DEPARTMENT: _("Sở, ban, ngành"),
        UnitKind.VERTICAL: _("Cơ quan ngành dọc"),
        UnitKind.SERVICE: _("Đơn vị sự nghiệp"),
        UnitKind.COMMUNE: _("Xã, đặc khu"),
        UnitKind.WARD: _("Phường"),
        UnitKind.BRANCH: _("Chi nhánh"),
        UnitKind.POINT: _("Điểm phục vụ"),
    }
    return words[kind]


def group_of(unit: Unit) -> str:
    """Return the name of the group a unit is ranked in."""
    return unit.ranking_group or kind_word(unit.kind)


def band_word(band: str) -> str:
    """Return a class (xếp loại) in words."""
    words: dict[str, str] = {
        "excellent": _("Xuất sắc"),
        "good": _("Tốt"),
        "fair": _("Khá"),
        "average": _("Trung bình"),
        "weak": _("Yếu"),
    }
    return words.get(band, "")


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
        Weighting.EQUAL: _("mỗi phiếu tính như nhau"),
        Weighting.TRANSACTIONS: _("theo số lượt giao dịch của từng đơn vị"),
    }
    return words[weighting]
