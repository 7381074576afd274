"""Why a unit is not ranked, in words."""

from flask_babel import gettext as _

from survey.models import Exemption


def exemption_word(reason: Exemption) -> str:
    """Return a reason not to rank a unit, as it is chosen."""
    words: dict[str, str] = {
        Exemption.FIRST_YEAR: _("năm đầu tham gia xếp hạng"),
        Exemption.ADJUSTED: _("điều chỉnh điểm chuẩn tạm thời"),
        Exemption.OTHER: _("lý do khác"),
    }
    return words[reason]


def exemption_told(reason: Exemption, note: str) -> str:
    """Return why a unit is not ranked, as it stands beside the unit."""
    if not note:
        return exemption_word(reason)
    return note if reason == Exemption.OTHER else f"{exemption_word(reason)} ({note})"
