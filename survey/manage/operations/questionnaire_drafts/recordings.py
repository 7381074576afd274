"""Which recordings a draft plays: beside which text, in which language."""

from collections.abc import Collection, Mapping
from typing import Any

from flask_babel import gettext as _

from survey.errors import Problem
from survey.methods.recordings import Place, places_of

Document = dict[str, Any]


def places_in(document: Mapping[str, Any]) -> list[Place]:
    """Return what of a document can be read out, in the order of the page."""
    items = (item for section in document["section"] for item in section["item"])
    codes = [item["code"] for item in items]
    return places_of(codes, has_comment="comment" in document)


def recordings_in(document: Mapping[str, Any], language: str) -> dict[Place, str]:
    """Return the digests of what is recorded in a language, by place."""
    rows = document.get("recording", ())
    return {
        (row["part"], row["code"]): row["digest"]
        for row in rows
        if row["language"] == language
    }


def set_recording(
    document: Document, language: str, place: Place, digest: str = ""
) -> None:
    """Let a recording be played at a place; none any more where no digest is given."""
    if place not in places_in(document):
        raise Problem(_("Phiếu không có phần này để thu âm."), status=404)
    found = _by_language(document)
    if digest:
        found[language][place] = digest
    elif found[language].pop(place, None) is None:
        raise Problem(_("Phần này chưa có bản thu."), status=404)
    _write(document, found)


def without_strays(document: Document) -> None:
    """Drop recordings of questions and languages that are not there any more."""
    if "recording" in document:
        _write(document, _by_language(document))


def keep_only(document: Document, digests: Collection[str]) -> None:
    """Drop recordings that are not among these."""
    rows = document.pop("recording", ())
    document["recording"] = [row for row in rows if row["digest"] in digests]
    without_strays(document)


def _by_language(document: Mapping[str, Any]) -> dict[str, dict[Place, str]]:
    return {code: recordings_in(document, code) for code in document["languages"]}


def _write(document: Document, found: Mapping[str, Mapping[Place, str]]) -> None:
    """Write recordings in the order of the page, as reading a document returns them."""
    rows = [
        {
            "language": code,
            "part": part,
            "code": item,
            "digest": found[code][part, item],
        }
        for code in document["languages"]
        for part, item in places_in(document)
        if (part, item) in found.get(code, {})
    ]
    document.pop("recording", None)
    if rows:
        document["recording"] = rows
