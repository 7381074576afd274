"""Codes of counters' pages in words of the page's language."""

from flask_babel import gettext as _

from survey.manage.counters.posters import Size
from survey.manage.counters.search import State
from survey.models import Finding


def size_word(size: Size) -> str:
    """Return what is printed, as an office calls it."""
    words: dict[str, str] = {
        Size.A4: _("Áp phích khổ A4"),
        Size.A5: _("Áp phích khổ A5"),
        Size.TENT: _("Biển để bàn (A4 gấp đôi)"),
        Size.LABELS_8: _("Tem dán, 8 tem một tờ A4 (99,1 × 67,7 mm)"),
        Size.LABELS_12: _("Tem dán, 12 tem một tờ A4 (105 × 48 mm)"),
        Size.LABELS_24: _("Tem dán, 24 tem một tờ A4 (70 × 37 mm)"),
    }
    return words[size]


def state_word(state: State) -> str:
    """Return which counters a filter shows."""
    words: dict[str, str] = {
        State.STANDING: _("Đang mở và sắp mở"),
        State.OPEN: _("Đang mở"),
        State.FUTURE: _("Sắp mở"),
        State.CLOSED: _("Đã đóng"),
        State.SILENT: _("Bỗng vắng phiếu"),
    }
    return words[state]


def finding_word(finding: Finding) -> str:
    """Return what was found at a counter."""
    words: dict[str, str] = {
        Finding.FINE: _("Mã QR còn nguyên, quét ra đúng quầy"),
        Finding.COVERED: _("Bị che hoặc bị dán đè; đã gỡ"),
        Finding.SWAPPED: _("Bị thay bằng mã lạ; đã gỡ và báo cáo"),
        Finding.GONE: _("Mất hoặc rách áp phích; đã dán lại"),
        Finding.NO_VISITORS: _("Quầy nghỉ, hoặc không có người đến"),
        Finding.OTHER: _("Khác (ghi ở ô ghi chú)"),
    }
    return words[finding]
