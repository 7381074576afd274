"""A page to draw, and who looks at it.

Placeholders in addresses stand for what the invented province has: see `places.py`.
"""

from typing import NamedTuple

from survey.demo.people import PEOPLE

ADMINISTRATOR, _ANALYST, _HEAD, _CLERK, AUDITOR, *_OTHERS = (
    one.email for one in PEOPLE
)
NOBODY = ""  # who is not signed in


class Pictured(NamedTuple):
    """A page to draw: the view that answers, what it is called, where it is."""

    endpoint: str
    title: str  # in Vietnamese
    address: str
    is_for_phones: bool = False  # drawn as wide as a phone as well
    by: str = ADMINISTRATOR
    follow: str = ""  # a link on the page at the address that leads there


class Subject(NamedTuple):
    """Pages that belong together."""

    title: str
    pages: tuple[Pictured, ...]


NEWEST = "{second}/4"
