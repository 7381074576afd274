"""Rounds in words: how sheets come in, whom is asked, how units weigh."""

from flask_babel import gettext as _

from survey.models import Channel, Population, Weighting


def channel_word(channel: Channel) -> str:
    """Return how sheets come in by a channel."""
    words: dict[str, str] = {
        Channel.QR: _("mã QR tại quầy"),
        Channel.KIOSK: _("máy khảo sát tại chỗ"),
        Channel.PAPER: _("phiếu giấy"),
        Channel.ASSISTED: _("cán bộ hỗ trợ tại quầy"),
        Channel.PHONE: _("phỏng vấn qua điện thoại"),
        Channel.HOME: _("phỏng vấn tại nhà"),
        Channel.TALLY: _("bảng số đếm"),
    }
    return words[channel]


def population_word(population: Population) -> str:
    """Return whom a round asks."""
    words: dict[str, str] = {
        Population.COUNTER_USERS: _("người đến giao dịch"),
        Population.RESIDENTS: _("người dân trên địa bàn"),
        Population.ORGANISATIONS: _("tổ chức, doanh nghiệp"),
    }
    return words[population]


def weighting_option(weighting: Weighting) -> str:
    """Return how units weigh in the units above them, as a form offers it."""
    words: dict[str, str] = {
        Weighting.EQUAL: _(
            "Mỗi phiếu như nhau: nơi nào nhiều phiếu hơn thì ảnh hưởng nhiều hơn."
        ),
        Weighting.TRANSACTIONS: _(
            "Theo số lượt giao dịch: nơi nào giải quyết nhiều hồ sơ hơn thì ảnh hưởng "
            "nhiều hơn, dù thu được ít phiếu. Cần nhập số lượt giao dịch của đợt."
        ),
        Weighting.UNITS: _(
            "Mỗi đơn vị như nhau: kết quả chung là trung bình cộng của các đơn vị."
        ),
    }
    return words[weighting]
