"""Changes since the year before in words."""

from flask_babel import gettext as _

from survey.i18n import index, number
from survey.measure import Compared
from survey.models import Verdict
from survey.national.year_before import Since, Why
from survey.words import verdict_word


def difference(change: Compared) -> str:
    """Say how far the index went since the year before, and which way."""
    points = index(abs(change.difference))
    if points == index(0):
        return str(_("bằng năm trước"))
    if change.difference > 0:
        return str(_("tăng %(points)s điểm", points=points))
    return str(_("giảm %(points)s điểm", points=points))


def verdict(change: Compared) -> str:
    """Say what may be concluded."""
    return verdict_word(Verdict(change.verdict))


def climbed(since: Since) -> str:
    """Say how many ranks somebody went up or down."""
    if since.climbed > 0:
        return str(_("tăng %(n)s bậc", n=number(since.climbed)))
    if since.climbed < 0:
        return str(_("giảm %(n)s bậc", n=number(-since.climbed)))
    return str(_("giữ nguyên hạng"))


def why(reason: Why) -> str:
    """Say why there is nothing to compare with."""
    words: dict[Why, str] = {
        Why.NO_PACK: _("năm trước chưa có hồ sơ"),
        Why.OTHER_WAY: _("năm trước đo theo phương pháp hoặc cách gộp khác"),
        Why.OTHER_MAP: _("năm trước là tỉnh, thành phố khác, trước khi sắp xếp"),
        Why.SHARED_DAYS: _("hai đợt có ngày trùng nhau"),
        Why.NOT_TOLD: _("năm trước không công bố chỉ số này"),
    }
    return words[reason]
