"""Words of the PAR Index: what a set is for, who gives points."""

from flask_babel import gettext as _


def scope_word(scope: str) -> str:
    """Return whom a set of criteria scores."""
    words: dict[str, str] = {"province": _("cả tỉnh"), "unit": _("từng đơn vị")}
    return words.get(scope, "")


def lack_word(lack: str) -> str:
    """Return why the survey earns no points yet; empty where it does."""
    words: dict[str, str] = {
        "no-round": _("chưa chọn đợt khảo sát"),
        "no-release": _("đợt khảo sát chưa có kết quả"),
        "no-figure": _("kết quả không có số liệu của đơn vị"),
        "withheld": _("không đủ phiếu để nêu số liệu"),
    }
    return words.get(lack, "")


def workbook_state_word(state: str) -> str:
    """Return how far a workbook has come."""
    words: dict[str, str] = {
        "draft": _("đang tự chấm"),
        "checked": _("đã rà soát"),
        "signed": _("đã ký"),
        "sent": _("đã gửi"),
        "appraised": _("đã thẩm định, chờ kết luận"),
        "concluded": _("đã kết luận thẩm định"),
    }
    return words.get(state, state)


def question_state_word(state: str) -> str:
    """Return how a question of the appraisal stands."""
    words: dict[str, str] = {
        "waiting": _("chờ trả lời"),
        "overdue": _("quá hạn trả lời"),
        "answered": _("đã trả lời"),
        "closed": _("đã khép"),
    }
    return words.get(state, state)


def scorer_word(scorer: str) -> str:
    """Return who gives the points of an item."""
    words: dict[str, str] = {
        "self": _("đơn vị tự chấm, rồi thẩm định"),
        "appraisal": _("chỉ thẩm định"),
        "survey": _("kết quả khảo sát, tự tính"),
    }
    return words.get(scorer, "")
