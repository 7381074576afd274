"""The frozen document of a questionnaire, read into the form a page shows."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from flask_babel import gettext as _

from survey.documents import LANGUAGE, DocumentError, Flaw, Table, Texts
from survey.languages import Phrases
from survey.methods.checks import METHOD_CODE
from survey.methods.form import Form
from survey.methods.page_phrases import read_page
from survey.methods.parse import LABEL
from survey.methods.recordings import read_recordings
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
    *("levels", "ask_service", "section", "comment", "phrases", "recording"),
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
    words = _words(root)
    labels = {code: said.comment_label for code, said in words.phrases.items()}
    return Form(
        code=root.text("method"),
        title={},
        method=root.text("method"),
        method_version=root.whole("method_version", 0, low=1, high=10_000),
        languages=words.languages,
        scale=words.scale,
        levels=words.levels,
        sections=read_plain_sections(root, words.languages, words.levels),
        comment=labels if root.flag("has_comment") else {},
        asks_service=False,
        phrases=words.phrases,
        lent=words.lent,
    )


def _full_form(root: Table) -> Form:
    words = _words(root)
    sections = read_sections(root, words.languages, words.levels)
    comment = _comment(root, words.languages)
    items = [item for section in sections for item in section.items]
    return Form(
        code=_code(root),
        title=root.texts("title", words.languages, kind=LABEL),
        method=root.text("method"),
        method_version=root.whole("method_version", 0, low=1, high=10_000),
        languages=words.languages,
        scale=words.scale,
        levels=words.levels,
        sections=sections,
        comment=comment,
        asks_service=root.flag("ask_service", default=False),
        phrases=words.phrases,
        lent=words.lent,
        recordings=read_recordings(
            root, words.languages, items, has_comment=bool(comment)
        ),
    )


class _Words(NamedTuple):
    """The languages, the scale, its words, and what else the page says."""

    languages: tuple[str, ...]
    scale: int
    levels: dict[str, tuple[str, ...]]
    phrases: dict[str, Phrases]
    lent: dict[str, Mapping[str, str]]


def _words(root: Table) -> _Words:
    languages = root.words("languages")
    for code in languages:
        if code and not LANGUAGE.fullmatch(code):
            words = _(
                '%(key)s: "%(code)s" không phải mã ngôn ngữ như vi, km, tyz '
                "(tối đa 8 ký tự)"
            )
            root.note(words, kind="language.code", key="languages", code=code)
    scale = read_levels(root)
    levels = root.lists("levels", languages, length=scale)
    phrases, lent = read_page(root.table("phrases"), languages)
    return _Words(languages, scale, levels, phrases, lent)


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
