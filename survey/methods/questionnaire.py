"""Questionnaires made from a method: the frozen document, and reading it again."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from itertools import count
from typing import Any

from survey.documents import DocumentError, Table
from survey.languages import Phrases, read_languages
from survey.languages.files import read_phrases
from survey.languages.phrases import KEYS as PHRASE_KEYS
from survey.methods.form import Form, Item, Section
from survey.methods.method import Factor, Method
from survey.methods.parse import LABEL, QUESTION, SCALE

FORMAT = 1  # of the document; a later reader knows by it what an older one lacks
KEYS = (
    *("format", "method", "method_version", "languages", "scale", "has_comment"),
    *("levels", "section", "phrases"),
)


class QuestionnaireError(DocumentError):
    """A questionnaire cannot be made or read; `problems` says why."""


def questionnaire_document(
    method: Method, languages: Sequence[str], *, has_comment: bool = True
) -> dict[str, Any]:
    """Return the self-contained document of a questionnaire that asks a method."""
    phrases = read_languages()
    _check_languages(method, languages, phrases=phrases)
    return {
        "format": FORMAT,
        "method": method.code,
        "method_version": method.version,
        "languages": list(languages),
        "scale": method.scale,
        "has_comment": has_comment,
        "levels": {code: list(method.levels[code]) for code in languages},
        "section": [_section(factor, languages) for factor in method.factors],
        "phrases": {code: asdict(phrases[code]) for code in languages},
    }


def parse_questionnaire(document: Mapping[str, object]) -> Form:
    """Return the form of a questionnaire's document, or raise `QuestionnaireError`."""
    problems: list[str] = []
    root = Table(document, "", problems)
    root.refuse_unknown(KEYS)
    root.whole("format", 0, low=FORMAT, high=FORMAT)
    form = _form(root)
    codes = [item.code for item in form.items]
    if len(set(codes)) < len(codes):
        root.note("two items have the same code")
    if problems:
        raise QuestionnaireError(problems)
    return form


def _check_languages(
    method: Method, languages: Sequence[str], *, phrases: Mapping[str, Phrases]
) -> None:
    """Refuse no language, one named twice, and one without questions or phrases."""
    problems = [] if languages else ["a questionnaire needs at least one language"]
    if len(set(languages)) < len(languages):
        problems.append(f"a language is named twice: {', '.join(languages)}")
    for owner, known in (
        (f"method {method.code}", set(method.languages)),
        ("the citizen's page", set(phrases)),
    ):
        allowed = ", ".join(sorted(known))
        problems += [
            f'language "{code}": {owner} has no texts in it; allowed: {allowed}'
            for code in languages
            if code not in known
        ]
    if problems:
        raise QuestionnaireError(problems)


def _section(factor: Factor, languages: Sequence[str]) -> dict[str, Any]:
    return {
        "code": factor.code,
        "name": {code: factor.name[code] for code in languages},
        "item": [
            {
                "code": criterion.code,
                "text": {code: criterion.text[code] for code in languages},
            }
            for criterion in factor.criteria
        ],
    }


def _form(root: Table) -> Form:
    languages = root.words("languages")
    return Form(
        method=root.text("method"),
        method_version=root.whole("method_version", 0, low=1, high=10_000),
        languages=languages,
        scale=root.whole("scale", SCALE, low=SCALE, high=SCALE),
        has_comment=root.flag("has_comment"),
        levels=root.lists("levels", languages, length=SCALE),
        sections=_sections(root, languages),
        phrases=_phrases(root.table("phrases"), languages),
    )


def _sections(root: Table, languages: Sequence[str]) -> tuple[Section, ...]:
    """Return the sections, their items numbered through the whole questionnaire."""
    positions = count(1)
    return tuple(
        Section(
            code=table.text("code"),
            name=table.texts("name", languages, kind=LABEL),
            items=tuple(
                Item(
                    code=row.text("code"),
                    position=next(positions),
                    text=row.texts("text", languages, kind=QUESTION),
                )
                for row in table.tables("item")
            ),
        )
        for table in root.tables("section")
    )


def _phrases(table: Table, languages: Sequence[str]) -> dict[str, Phrases]:
    """Return the frozen phrases; those the product learnt since are today's."""
    today = {code: asdict(phrases) for code, phrases in read_languages().items()}
    found = {}
    for code in languages:
        row = table.table(code)
        frozen = {k: text for k, text in row.values.items() if k in PHRASE_KEYS}
        values = today.get(code, {}) | frozen
        found[code] = read_phrases(values, row.place, problems=row.problems)
    return found
