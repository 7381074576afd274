"""A questionnaire with items of every kind, to ask in a test's province."""

from copy import deepcopy
from typing import Any

from sqlalchemy.orm import Session

from survey.manage.operations.questionnaire_drafts.languages import slots
from survey.methods import (
    digest,
    full_document,
    questionnaire_document,
    read_method,
    shipped,
)
from survey.methods.ready_items import ready_sections
from survey.models import Questionnaire
from tests.factories import OPENED, Province

LANGUAGES = ["vi", "en"]


def both(text: str) -> dict[str, str]:
    """Return one text in both languages."""
    return {"vi": text, "en": f"{text} (en)"}


def options(*codes: str) -> list[dict[str, Any]]:
    """Return options whose texts are their codes."""
    return [{"code": code, "text": both(f"Ý {code}")} for code in codes]


# "reply" is asked of those who spoke up, "why" of those of them without a reply.
FOLLOWING = {
    "code": "following",
    "name": both("Phản ánh"),
    "item": [
        {
            "kind": "choice",
            "code": "spoke-up",
            "text": both("Đã từng phản ánh chưa?"),
            "option": options("yes", "no"),
        },
        {
            "kind": "choice",
            "code": "reply",
            "text": both("Đã được trả lời chưa?"),
            "option": options("yes", "no"),
            "ask_if": {"item": "spoke-up", "is": ["yes"]},
        },
        {
            "kind": "choices",
            "code": "why",
            "most": 2,
            "text": both("Vì sao?"),
            "option": options("late", "lost", "refused"),
            "ask_if": {"item": "reply", "is": ["no"]},
        },
    ],
}
# Asked of those who spoke up alone: without them the section is empty.
ADVICE = {
    "code": "advice",
    "name": both("Góp ý thêm"),
    "item": [
        {
            "kind": "choice",
            "code": "advice",
            "optional": True,
            "text": both("Nên đổi gì?"),
            "option": options("hours", "forms"),
            "ask_if": {"item": "spoke-up", "is": ["yes"]},
        }
    ],
}


def every_kind(method: str = "counter-short", **given: object) -> dict[str, Any]:
    """Return the document: the criteria, FOLLOWING, and all ready sections."""
    plain = questionnaire_document(read_method(shipped()[method]), LANGUAGES)
    document = full_document(plain, code="every-kind", title=both("Phiếu thử"))
    document["section"] += [deepcopy(FOLLOWING), *ready_sections(LANGUAGES)]
    return document | given


def ask(
    session: Session, province: Province, document: dict[str, Any]
) -> Questionnaire:
    """Let the province's round ask a questionnaire; its method is the same."""
    asked = Questionnaire(
        code=document["code"],
        version=1,
        title="Phiếu thử",
        method=province.questionnaire.method,
        document=document,
        digest=digest(document),
        published_on=OPENED,
    )
    session.add(asked)
    province.round.questionnaire = asked
    session.flush()
    return asked


def in_tay(document: dict[str, Any], digest: str) -> dict[str, Any]:
    """Return a document with another language: without phrases, and read out."""
    spoken = deepcopy(document)
    spoken["languages"].append("tyz")
    for slot in slots(spoken):
        slot.texts["tyz"] = f"T {slot.texts['vi']}"
    spoken["levels"]["tyz"] = [f"T{n}" for n in range(1, 6)]
    spoken["phrases"]["tyz"] = {"own_name": "Tày", "lead": "Pì noọng <b>thâng</b>?"}
    spoken["phrases"]["tyz"] |= {"thanks_heading": "T cảm ơn"}
    items = [item["code"] for section in spoken["section"] for item in section["item"]]
    places = [("intro", ""), ("levels", ""), *(("item", code) for code in items)]
    spoken["recording"] = [
        {"language": "tyz", "part": part, "code": code, "digest": digest}
        for part, code in [*places, ("comment", "")]
    ]
    return spoken
