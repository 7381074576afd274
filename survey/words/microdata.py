"""Why a table of sheets is not given, in words."""

from flask_babel import gettext as _

from survey.microdata import Why


def why_no_sheets(why: Why) -> str:
    """Return why in a sentence."""
    words = {
        Why.UNDECIDED: _("Chưa có quyết định kèm dữ liệu phiếu với kết quả này."),
        Why.OTHER_RELEASE: _(
            "Dữ liệu phiếu của đợt đã được kèm với một kết quả khác; mỗi đợt chỉ được "
            "kèm một lần."
        ),
        Why.NO_SHEETS: _(
            "Đợt này không có phiếu: số liệu là bảng tổng hợp hoặc số đếm."
        ),
        Why.NO_UNIT: _(
            "Không đơn vị nào đủ phiếu để cho biết các câu trả lời đi với nhau thế nào "
            "mà không ai bị nhận ra."
        ),
        Why.NO_QUESTION: _(
            "Phiếu không hỏi gì về người trả lời, hoặc có nhóm người trả lời bị ẩn."
        ),
        Why.TOO_FEW: _(
            "Quá ít phiếu để mọi tổ hợp của người trả lời và mức hài lòng đều đủ đông."
        ),
    }
    return str(words[why])
