"""Addresses that visitors bring along to be led to afterwards."""

import re

# Browsers read a backslash as a slash and skip white space and control characters.
OURS = re.compile(r"/(?![/\\])[^\\\s\x00-\x1f\x7f]*")
FRONT = "/"
WAY_ON = "way_on"  # in the signed cookie: what waits for a second factor


def way_back(given: str | None) -> str:
    """Return the address if it is a page of this site, else the front page's."""
    return given if given and OURS.fullmatch(given) else FRONT
