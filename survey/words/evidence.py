"""Evidence classes in words: what they are called, and what they are worth."""

from flask_babel import gettext as _

from survey.models import Evidence


def evidence_word(evidence: Evidence) -> str:
    """Return what a class is called."""
    words: dict[str, str] = {
        Evidence.ONE_TIME_CODE: _("mã dùng một lần"),
        Evidence.PRESENCE: _("có mặt tại quầy"),
        Evidence.STATIC_QR: _("mã QR in sẵn"),
        Evidence.ASSISTANCE: _("có người ghi giúp"),
        Evidence.TALLY: _("số đếm đã công bố"),
    }
    return words[evidence]


def evidence_meaning(evidence: Evidence) -> str:
    """Return what is known of how a sheet of a class came in."""
    words: dict[str, str] = {
        Evidence.ONE_TIME_CODE: _(
            "mỗi mã phát cho một lượt giao dịch và chỉ gửi được một phiếu"
        ),
        Evidence.PRESENCE: _(
            "trả lời trên máy đặt tại quầy, hoặc quét mã luôn thay đổi trên màn hình "
            "của máy"
        ),
        Evidence.STATIC_QR: _(
            "ai có liên kết cũng trả lời được, không có gì cho biết người đó đã đến "
            "quầy"
        ),
        Evidence.ASSISTANCE: _(
            "cán bộ hoặc điều tra viên ghi, nhập thay người trả lời (phiếu giấy, điện "
            "thoại, đến nhà)"
        ),
        Evidence.TALLY: _("chỉ có bảng số đếm, không có phiếu để đối chiếu"),
    }
    return words[evidence]
