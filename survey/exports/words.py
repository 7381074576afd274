"""Codes of figures in words, as a reader of the file meets them."""

from flask_babel import gettext as _

from survey.methods import Method
from survey.methods.method import ROOT
from survey.models import Channel, Level, Population
from survey.words import text_of


def node_names(method: Method) -> dict[str, str]:
    """Return the name of every node of a method by its code."""
    names = {ROOT: str(_("Chỉ số chung"))}
    for part in (method.contents, method.factors, method.criteria):
        names |= {node.code: text_of(node.name) for node in part}
    return names


def value_word(method: Method) -> str:
    """Return what the figures of a method are, as a heading."""
    words: dict[str, str] = {
        "points": _("Điểm"),
        "rates": _("Tỷ lệ (%)"),
    }
    return words.get(method.measure) or str(_("Chỉ số"))


def level_word(level: str) -> str:
    """Return where a node stands."""
    words: dict[str, str] = {
        Level.OVERALL: _("Chung"),
        Level.CONTENT: _("Nội dung"),
        Level.FACTOR: _("Yếu tố"),
        Level.CRITERION: _("Tiêu chí"),
    }
    return words[level]


def sure_word(sure: bool | None) -> str:
    """Return whether a class is certain; empty where there is none."""
    words: dict[bool | None, str] = {
        True: _("chắc chắn"),
        False: _("giáp ranh"),
        None: "",
    }
    return words[sure]


def fallback_word(fallback: str) -> str:
    """Return what was special about an interval."""
    words: dict[str, str] = {
        "": "",
        "df0": _("Khoảng tin cậy chỉ dựa vào số phiếu: chỉ có một quầy – ngày"),
        "extreme": _("Khoảng tin cậy chỉ dựa vào số phiếu: mọi câu trả lời như nhau"),
        "zero_variance": _(
            "Khoảng tin cậy chỉ dựa vào số phiếu: các quầy – ngày không khác nhau"
        ),
        "census": _("Không có sai số chọn mẫu"),
    }
    return words[fallback]


def channel_word(channel: str) -> str:
    """Return how sheets came in."""
    words: dict[str, str] = {
        Channel.QR: _("mã QR"),
        Channel.KIOSK: _("máy tại quầy"),
        Channel.PAPER: _("phiếu giấy"),
        Channel.ASSISTED: _("cán bộ hỗ trợ tại quầy"),
        Channel.PHONE: _("phỏng vấn qua điện thoại"),
        Channel.HOME: _("phỏng vấn tại nhà"),
        Channel.TALLY: _("bảng tổng hợp đã công bố"),
    }
    return words[channel]


def population_word(population: str) -> str:
    """Return whom a round asked."""
    words: dict[str, str] = {
        Population.COUNTER_USERS: _("người đến giao dịch tại quầy"),
        Population.RESIDENTS: _("người dân trên địa bàn"),
        Population.ORGANISATIONS: _("tổ chức, doanh nghiệp"),
    }
    return words[population]
