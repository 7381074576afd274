"""Words of the PAR Index: what a set is for, who gives points."""

from flask_babel import gettext as _


def scope_word(scope: str) -> str:
    """Return whom a set of criteria scores."""
    words: dict[str, str] = {"province": _("cả tỉnh"), "unit": _("từng đơn vị")}
    return words.get(scope, "")


def scorer_word(scorer: str) -> str:
    """Return who gives the points of an item."""
    words: dict[str, str] = {
        "self": _("đơn vị tự chấm, rồi thẩm định"),
        "appraisal": _("chỉ thẩm định"),
        "survey": _("kết quả khảo sát, tự tính"),
    }
    return words.get(scorer, "")
