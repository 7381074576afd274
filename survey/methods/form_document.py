"""A form written back as the JSON-able document it can be read from again."""

from dataclasses import asdict
from typing import Any

from survey.methods.form import Form, Item, Kind, Section


def form_document(form: Form) -> dict[str, Any]:
    """Return the document, in format 2; equal forms give equal documents."""
    return {
        "format": 2,
        "code": form.code,
        "title": dict(form.title),
        "method": form.method,
        "method_version": form.method_version,
        "languages": list(form.languages),
        "scale": form.scale,
        "levels": {code: list(words) for code, words in form.levels.items()},
        "ask_service": form.asks_service,
        "section": [_section(section) for section in form.sections],
        **({"comment": {"text": dict(form.comment)}} if form.comment else {}),
        "phrases": {code: _phrases(form, code) for code in form.phrases},
        **({"recording": _recordings(form)} if form.recordings else {}),
    }


def _phrases(form: Form, language: str) -> dict[str, str]:
    """Return the phrases that the language has itself."""
    lent = form.lent.get(language, {})
    words = asdict(form.phrases[language])
    return {key: text for key, text in words.items() if key not in lent}


def _recordings(form: Form) -> list[dict[str, str]]:
    return [
        {"language": language, "part": part, "code": code, "digest": digest}
        for language, found in form.recordings.items()
        for (part, code), digest in found.items()
    ]


def _section(section: Section) -> dict[str, Any]:
    return {
        "code": section.code,
        "name": dict(section.name),
        "item": [_item(item) for item in section.items],
    }


def _item(item: Item) -> dict[str, Any]:
    document: dict[str, Any] = {
        "kind": item.kind.value,
        "code": item.code,
        "text": dict(item.text),
        "optional": not item.is_required,
    }
    if item.kind is Kind.CHOICES:
        document["most"] = item.most
    if item.ask_if is not None:
        document["ask_if"] = {"item": item.ask_if.item, "is": list(item.ask_if.codes)}
    if item.kind is not Kind.CRITERION:
        document["option"] = [
            {"code": option.code, "text": dict(option.text)} for option in item.options
        ]
    return document
