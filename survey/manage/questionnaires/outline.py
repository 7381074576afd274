"""A questionnaire laid out for its page: sections, items, and what is said of each."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from survey.i18n import language
from survey.manage.questionnaires.outline_rows import (
    ItemRow,
    Outline,
    Rule,
    SectionRow,
)
from survey.manage.questionnaires.problem_words import Told
from survey.methods import parse_method
from survey.methods.method import Method
from survey.methods.personal import Concern, personal_data_warnings
from survey.models import Questionnaire

COMMENT = "comment"


class _Writer:
    """Writes the rows of one document."""

    def __init__(
        self, document: Mapping[str, Any], method: Method, problems: Sequence[Told]
    ) -> None:
        self.document = document
        self.language = language_of(document)
        self.method = {c.code: c.text for c in method.criteria}
        self.concerns: defaultdict[str, list[Concern]] = defaultdict(list)
        for concern in personal_data_warnings(document):
            self.concerns[concern.code].append(concern)
        self.problems = problems
        self.items = {i["code"]: i for s in document["section"] for i in s["item"]}
        self.number = 0

    def section(self, section: Mapping[str, Any]) -> SectionRow:
        code = section["code"]
        about = [p for p in self.problems if not p.spot.item and p.spot.section == code]
        return SectionRow(
            code,
            self.text(section["name"]),
            self.language,
            tuple(self.item(item) for item in section["item"]),
            tuple(self.concerns[code]),
            tuple(about),
        )

    def item(self, item: Mapping[str, Any]) -> ItemRow:
        self.number += 1
        code, text = item["code"], item["text"]
        original = self.method.get(code, {}).get(self.language, "")
        return ItemRow(
            code=code,
            number=self.number,
            kind=item["kind"],
            text=self.text(text),
            language=self.language,
            options=tuple(self.text(o["text"]) for o in item.get("option", ())),
            is_optional=item.get("optional", False),
            most=item.get("most"),
            rule=self.rule(item.get("ask_if")),
            original=original if original != text.get(self.language) else "",
            concerns=tuple(self.concerns[code]),
            problems=tuple(p for p in self.problems if p.spot.item == code),
        )

    def rule(self, rule: Mapping[str, Any] | None) -> Rule | None:
        if rule is None:
            return None
        words = option_words(self.document, self.items.get(rule["item"]))
        return Rule(rule["item"], tuple(words.get(code, code) for code in rule["is"]))

    def text(self, texts: Mapping[str, str]) -> str:
        return texts.get(self.language, "")


def outline_of(
    document: Mapping[str, Any], method: Method, problems: Sequence[Told] = ()
) -> Outline:
    """Return a document laid out, each problem and concern beside what it is about."""
    writer = _Writer(document, method, problems)
    sections = tuple(writer.section(section) for section in document["section"])
    comment = document.get(COMMENT, {"text": {}})["text"]
    return Outline(
        title=writer.text(document["title"]),
        language=writer.language,
        sections=sections,
        comment=writer.text(comment),
        comment_concerns=tuple(writer.concerns[COMMENT]),
        concerns=tuple(c for found in writer.concerns.values() for c in found),
    )


def row_of(
    found: Questionnaire, document: Mapping[str, Any], code: str
) -> ItemRow | None:
    """Return an item as the page of a draft shows it."""
    outline = outline_of(document, parse_method(found.method.document))
    rows = (row for section in outline.sections for row in section.items)
    return next((row for row in rows if row.code == code), None)


def language_of(document: Mapping[str, Any]) -> str:
    """Return the language a questionnaire is shown in: the page's if it has it."""
    languages: Sequence[str] = document["languages"]
    return language() if language() in languages else languages[0]


def option_words(
    document: Mapping[str, Any], item: Mapping[str, Any] | None
) -> dict[str, str]:
    """Return what can be answered to an item, by code; levels from the worst up."""
    if item is None:
        return {}
    spoken = language_of(document)
    if "option" in item:
        return {o["code"]: o["text"].get(spoken, "") for o in item["option"]}
    levels = document["levels"].get(spoken, [])
    return {str(number): word for number, word in enumerate(levels, start=1)}
