"""How a question stands: waiting, overdue, answered, closed."""

from datetime import date

import pytest

from survey.models import AppraisalQuestion, QuestionReply
from survey.submission.questions import Thread, open_states

DUE = date(2026, 1, 15)


def thread(*ends: bool) -> Thread:
    """Return a question with an answer (False) or an end (True) for each."""
    replies = tuple((QuestionReply(is_end=is_end), None) for is_end in ends)
    return Thread(AppraisalQuestion(due_on=DUE), replies)


@pytest.mark.parametrize(
    ("ends", "day", "state"),
    [
        ((), DUE, "waiting"),
        ((), date(2026, 1, 16), "overdue"),
        ((False,), date(2026, 1, 16), "answered"),
        ((False, True), DUE, "closed"),
        ((True,), date(2026, 1, 16), "closed"),
    ],
)
def test_a_question_stands(ends: tuple[bool, ...], day: date, state: str) -> None:
    assert thread(*ends).state(day) == state


def test_what_is_closed_is_not_counted() -> None:
    found = [thread(), thread(False), thread(False), thread(True)]
    assert open_states(found, DUE) == {"waiting": 1, "answered": 2}
