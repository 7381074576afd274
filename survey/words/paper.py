"""Paper in words: how far a batch is, and what came of asking again."""

from flask_babel import gettext as _
from flask_babel import pgettext as _p

from survey.models import BatchState, Recalled


def batch_state_word(state: BatchState) -> str:
    """Return how far a batch has come."""
    words: dict[str, str] = {
        BatchState.OPEN: _p("batch", "đang nhập"),
        BatchState.POSTED: _p("batch", "đã ghi vào đợt"),
        BatchState.WITHDRAWN: _p("batch", "đã thu hồi"),
    }
    return words[state]


def recalled_word(outcome: Recalled) -> str:
    """Return what somebody said when asked again."""
    words: dict[str, str] = {
        Recalled.WAITING: _("Chưa hỏi"),
        Recalled.CONFIRMED: _("Xác nhận đúng"),
        Recalled.DIFFERS: _("Không đúng"),
        Recalled.NOT_REACHED: _("Không liên lạc được"),
    }
    return words[outcome]
