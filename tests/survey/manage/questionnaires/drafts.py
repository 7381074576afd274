"""What stands in a draft, and what is filled in for a question."""

from collections.abc import Callable
from typing import Any

from survey.models import Questionnaire

Now = Callable[..., Questionnaire]


Actions = Callable[[], list[str]]


def codes_of(questionnaire: Questionnaire) -> list[str]:
    return [i["code"] for s in questionnaire.document["section"] for i in s["item"]]


def item_of(questionnaire: Questionnaire, code: str) -> dict[str, Any]:
    sections = questionnaire.document["section"]
    [item] = [i for s in sections for i in s["item"] if i["code"] == code]
    found: dict[str, Any] = item
    return found


def question(**given: Any) -> dict[str, Any]:
    """Return what a form of a question with two options is filled in with."""
    usual = {
        "text-vi": "Có phải chờ lâu không?",
        "options-0-text-vi": "Có",
        "options-1-text-vi": "Không",
    }
    return usual | given
