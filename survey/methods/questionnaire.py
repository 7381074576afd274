"""The frozen document of a questionnaire, read into the form a page shows."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from flask_babel import gettext as _

from survey.documents import DocumentError, Flaw, Table, Texts
from survey.languages import Phrases, read_languages
from survey.languages.files import read_phrases
from survey.languages.phrases import KEYS as PHRASE_KEYS
from survey.methods.checks import METHOD_CODE
from survey.methods.form import Form
from survey.methods.parse import LABEL
from survey.methods.rules import check_form
from survey.methods.scale import read_levels
from survey.methods.sections import read_plain_sections, read_sections

PLAIN, FULL = 1, 2  # formats: a method's criteria alone; items of every kind
PLAIN_KEYS = (
    *("format", "method", "method_version", "languages", "scale", "has_comment"),
    *("levels", "section", "phrases"),
)
FULL_KEYS = (
    *("format", "code", "title", "method", "method_version", "languages", "scale"),
    *("levels", "ask_service", "section", "comment", "phrases"),
)
COMMENT_KEYS = ("text",)


class QuestionnaireError(DocumentError):
    """A questionnaire cannot be made or read; `flaws` say why."""


def parse_questionnaire(document: Mapping[str, object]) -> Form:
    """Return the form of a questionnaire's document, or raise `QuestionnaireError`."""
    flaws: list[Flaw] = []
    root = Table(document, "", flaws)
    is_full = root.whole("format", 0, low=PLAIN, high=FULL) == FULL
    root.refuse_unknown(FULL_KEYS if is_full else PLAIN_KEYS)
    form = _full_form(root) if is_full else _plain_form(root)
    check_form(root, form)
    if flaws:
        raise QuestionnaireError(flaws)
    return form


def _plain_form(root: Table) -> Form:
    languages, scale, levels, phrases = _words(root)
    labels = {code: words.comment_label for code, words in phrases.items()}
    return Form(
        code=root.text("method"),
        title={},
        method=root.text("method"),
        method_version=root.whole("method_version", 0, low=1, high=10_000),
        languages=languages,
        scale=scale,
        levels=levels,
        sections=read_plain_sections(root, languages, levels),
        comment=labels if root.flag("has_comment") else {},
        asks_service=False,
        phrases=phrases,
    )


def _full_form(root: Table) -> Form:
    languages, scale, levels, phrases = _words(root)
    return Form(
        code=_code(root),
        title=root.texts("title", languages, kind=LABEL),
        method=root.text("method"),
        method_version=root.whole("method_version", 0, low=1, high=10_000),
        languages=languages,
        scale=scale,
        levels=levels,
        sections=read_sections(root, languages, levels),
        comment=_comment(root, languages),
        asks_service=root.flag("ask_service", default=False),
        phrases=phrases,
    )


def _words(
    root: Table,
) -> tuple[tuple[str, ...], int, dict[str, tuple[str, ...]], dict[str, Phrases]]:
    """Return the languages, the scale, its words, and what else the page says."""
    languages = root.words("languages")
    scale = read_levels(root)
    levels = root.lists("levels", languages, length=scale)
    return languages, scale, levels, _phrases(root.table("phrases"), languages)


def _code(root: Table) -> str:
    code = root.text("code")
    if code and not METHOD_CODE.fullmatch(code):
        words = _("code phải gồm 1 đến 32 chữ thường không dấu, chữ số, gạch nối")
        root.note(words, kind="code.questionnaire")
    return code


def _comment(root: Table, languages: Sequence[str]) -> Texts:
    if root.values.get("comment") is None:
        return {}
    table = root.table("comment")
    table.refuse_unknown(COMMENT_KEYS)
    return table.texts("text", languages, kind=LABEL)


def _phrases(table: Table, languages: Sequence[str]) -> dict[str, Phrases]:
    """Return the frozen phrases; those the product learnt since are today's."""
    today = {code: asdict(phrases) for code, phrases in read_languages().items()}
    found = {}
    for code in languages:
        row = table.table(code)
        frozen = {k: text for k, text in row.values.items() if k in PHRASE_KEYS}
        values = today.get(code, {}) | frozen
        found[code] = read_phrases(values, row.place, flaws=row.flaws)
    return found
