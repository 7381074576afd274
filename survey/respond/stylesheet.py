"""The citizen's stylesheet: part of each page, so that the page is one request."""

import re

from markupsafe import Markup

from survey.paths import TEMPLATES

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SPARE = re.compile(r"\s*([{};,])\s*")


def _packed(css: str) -> str:
    """Return a stylesheet without its comments and spare white space."""
    return SPARE.sub(r"\1", COMMENT.sub("", css)).strip()


# Our own file, read once: Markup says that it need not be escaped.
STYLESHEET = Markup(  # noqa: S704
    _packed((TEMPLATES / "respond" / "citizen.css").read_text(encoding="utf-8"))
)
