"""How far a round has come, in words, and what comes next."""

from datetime import date
from enum import StrEnum

from flask_babel import gettext as _

from survey.i18n import day as written
from survey.i18n import number
from survey.models import Round


class State(StrEnum):
    """How far a round has come on a day."""

    UNDER_WAY = "under-way"
    PLANNED = "planned"
    OVER = "over"  # its last day has passed, and it was not closed
    CLOSED = "closed"


def state_of(round_: Round, day: date) -> State:
    """Return how far a round has come on a day."""
    if round_.closed_on is not None:
        return State.CLOSED
    if day < round_.starts_on:
        return State.PLANNED
    return State.UNDER_WAY if day <= round_.ends_on else State.OVER


def state_word(state: State) -> str:
    """Return what a state is called."""
    words: dict[str, str] = {
        State.UNDER_WAY: _("Đang thu thập"),
        State.PLANNED: _("Chưa bắt đầu"),
        State.OVER: _("Đã hết hạn"),
        State.CLOSED: _("Đã đóng"),
    }
    return words[state]


def next_words(round_: Round, day: date) -> str:
    """Return what comes next for a round, and by when."""
    state = state_of(round_, day)
    if state == State.CLOSED:
        place = {"day": written(round_.closed_on)}
        words: str = _("Đóng từ ngày %(day)s, không thay đổi được nữa.", **place)
    elif state == State.PLANNED:
        words = _(
            "Nhận phiếu từ ngày %(day)s. Trước đó hãy làm xong các việc còn thiếu.",
            day=written(round_.starts_on),
        )
    elif state == State.UNDER_WAY:
        words = _(
            "Nhận phiếu đến hết ngày %(day)s, còn %(n)s ngày.",
            day=written(round_.ends_on),
            n=number((round_.ends_on - day).days + 1),
        )
    else:
        words = _(
            "Không nhận phiếu nữa từ sau ngày %(day)s. Nhập đủ số liệu, công bố lần "
            "cuối, rồi đóng đợt.",
            day=written(round_.ends_on),
        )
    return words
