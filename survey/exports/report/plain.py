"""Text as it may stand in a file of XML: what no reader could open is left out."""

import re

from survey.unseen import seen

SPACES = re.compile(r"[\t\n\r\x0b\x0c\x85\u2028\u2029]+")


def plain(text: str) -> str:
    """Return a text on one line, composed, without characters that nobody sees."""
    return seen(SPACES.sub(" ", text))
