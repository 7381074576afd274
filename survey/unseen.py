"""Characters that nobody sees in what was typed: control codes, turned directions.

SQLite keeps them and PostgreSQL takes all but NUL; drawings and workbooks made of such
a name are broken, and a name that turns its direction reads as another.
"""

import re
import unicodedata
from collections.abc import Iterable

from flask_babel import gettext as _
from wtforms import Field, PasswordField, StringField

TURNING = "\u202a-\u202e\u2066-\u2069"
UNSEEN = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{TURNING}\ufffe\uffff]")
HALVES = re.compile("[\ud800-\udfff]")  # of a character, which no file can hold


def seen(text: str) -> str:
    """Return a text as files hold it: composed, without what nobody sees in it."""
    return unicodedata.normalize("NFC", UNSEEN.sub("", HALVES.sub("", text)))


def refuse_unseen(fields: Iterable[Field]) -> bool:
    """Note at each field of text that it holds one; return whether none does."""
    found = [field for field in fields if _is_text(field) and _has(field.data)]
    for field in found:
        if not field.errors:
            field.errors = [_("Có ký tự điều khiển hoặc ký tự không hợp lệ.")]
    return not found


def _is_text(field: Field) -> bool:
    return isinstance(field, StringField) and not isinstance(field, PasswordField)


def _has(text: object) -> bool:
    return isinstance(text, str) and UNSEEN.search(text) is not None
