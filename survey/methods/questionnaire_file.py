"""A questionnaire's file, TOML or JSON, read into its document."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _

from survey.documents import flaw
from survey.languages import todays_texts
from survey.methods.form_document import form_document
from survey.methods.questionnaire import FULL, QuestionnaireError, parse_questionnaire


def questionnaire_of_text(text: str) -> dict[str, Any]:
    """Return the document of a file's text, or raise `QuestionnaireError`.

    Of a file without phrases, as people write them, the phrases are today's. A
    document of format 1 stays as it is, and so does its digest.
    """
    document = _with_phrases(_table(text))
    form = parse_questionnaire(document)
    return form_document(form) if document["format"] == FULL else document


def _table(text: str) -> dict[str, Any]:
    is_json = text.lstrip().startswith("{")
    try:
        read = json.loads(text, object_pairs_hook=_once) if is_json else _toml(text)
    except (ValueError, RecursionError) as error:
        words = _("không đúng dạng %(form)s: %(why)s")
        form = "JSON" if is_json else "TOML"
        found = flaw(words, kind="file", form=form, why=error)
        raise QuestionnaireError([found]) from None
    return dict(read)


def _toml(text: str) -> dict[str, Any]:
    return tomllib.loads(text.removeprefix("\ufeff").replace("\r\n", "\n"))


def _once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """Return a table of JSON, which does not itself refuse a key given twice."""
    table = dict(pairs)
    if len(table) < len(pairs):
        keys = [key for key, _value in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(_('khóa "%(key)s" có hai lần', key=twice))
    return table


def _with_phrases(document: dict[str, Any]) -> dict[str, Any]:
    languages, phrases = document.get("languages"), document.get("phrases", {})
    if not isinstance(languages, list) or not isinstance(phrases, Mapping):
        return document  # refused when it is parsed
    today = todays_texts()
    whole: dict[str, Any] = {
        code: dict(today.get(code, {})) for code in languages if isinstance(code, str)
    }
    return document | {"phrases": whole | dict(phrases)}
