"""Which recording is heard where: beside a question, the levels, what stands first.

A document names recordings by what they hold (a digest); the sound itself is kept
beside it (`survey.models.Recording`).
"""

import re
from collections.abc import Collection, Sequence

from flask_babel import gettext as _

from survey.documents import Flaw, Table, flaw
from survey.methods.form import COMMENT, INTRO, ITEM, LEVELS, Form, Item, Recordings

KEYS = ("language", "part", "code", "digest")
DIGEST = re.compile(r"[0-9a-f]{32}")
Place = tuple[str, str]  # the part, and of an item its code


def places_of(codes: Collection[str], *, has_comment: bool) -> list[Place]:
    """Return what can be read out, in the order of the page."""
    items = [(ITEM, code) for code in codes]
    return [(INTRO, ""), (LEVELS, ""), *items, *([(COMMENT, "")] * has_comment)]


def places_of_form(form: Form) -> list[Place]:
    """Return what of a questionnaire can be read out."""
    codes = [item.code for item in form.items]
    return places_of(codes, has_comment=form.has_comment)


def lacking(n: int) -> Flaw:
    """Return the flaw of a questionnaire whose recordings are kept nowhere here."""
    words = _("%(n)s bản thu mà phiếu dẫn đến không có ở đây")
    return flaw(words, kind="recording.lacking", n=n)


def read_recordings(
    root: Table, languages: Sequence[str], items: Sequence[Item], *, has_comment: bool
) -> dict[str, Recordings]:
    """Return the recordings by language, in the order of the page."""
    if root.values.get("recording") is None:
        return {}
    known = places_of([item.code for item in items], has_comment=has_comment)
    found: dict[str, dict[Place, str]] = {code: {} for code in languages}
    for table in root.tables("recording"):
        table.refuse_unknown(KEYS)
        place = (table.text("part"), str(table.values.get("code", "")))
        spoken, digest = table.text("language"), table.text("digest")
        is_right = _is_right(table, digest, is_there=place in known)
        if _is_spoken(table, spoken, found) and is_right:
            found[spoken][place] = digest
    return {
        language: {place: rows[place] for place in known if place in rows}
        for language, rows in found.items()
        if rows
    }


def _is_spoken(table: Table, language: str, languages: Collection[str]) -> bool:
    if language in languages:
        return True
    words = _("language không phải ngôn ngữ của phiếu")
    table.note(words, kind="recording.language")
    return False


def _is_right(table: Table, digest: str, *, is_there: bool) -> bool:
    if not is_there:
        words = _("part và code không chỉ phần nào của phiếu có thể nghe")
        table.note(words, kind="recording.part")
    is_digest = DIGEST.fullmatch(digest) is not None
    if not is_digest:
        words = _("digest phải là 32 chữ số thập lục phân")
        table.note(words, kind="recording.digest")
    return is_there and is_digest
