"""Where two people read a form differently, question by question."""

from typing import NamedTuple

from survey.keying.keyed import answer_of, differing, typed_of
from survey.methods.form import Form, Item
from survey.models import SecondKeying


class Dispute(NamedTuple):
    """A question with what each of two people keyed, as they typed it."""

    item: Item
    first: str
    second: str


def disputed(form: Form, one: SecondKeying) -> list[Dispute]:
    """Return the questions that two people answered differently."""
    first, second = _typed(form, one.first), _typed(form, one.answers)
    return [
        Dispute(item, first[item.code], second[item.code])
        for item in differing(form, one.first, one.answers)
    ]


def _typed(form: Form, answers: str) -> dict[str, str]:
    return {item.code: typed_of(item, answer_of(item, answers)) for item in form.items}
