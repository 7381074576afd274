"""Letters that few phones have: a font of ours, fetched only where it is needed.

A page in such a language names the font; the browser fetches it when letters of the
script stand in the page and the phone has none of the fonts named first.
"""

from functools import cache
from typing import NamedTuple

from markupsafe import Markup

from survey.assets import asset


class Script(NamedTuple):
    """A font for one script: whose it may be already, and which letters it has."""

    name: str
    file: str
    known_as: tuple[str, ...]  # on phones and computers that have one
    letters: str


KHMER = Script(
    "Noto Sans Khmer",
    "vendor/noto/khmer-400.woff2",
    ("Noto Sans Khmer", "Khmer Sangam MN", "Leelawadee UI", "Khmer UI", "Khmer OS"),
    "U+1780-17FF,U+19E0-19FF,U+200C-200D,U+25CC",
)
CHAM = Script(
    "Noto Sans Cham",
    "vendor/noto/cham-400.woff2",
    ("Noto Sans Cham",),
    "U+AA00-AA5F,U+200C-200D,U+25CC",
)
SCRIPTS = {"km": KHMER, "cjm": CHAM, "cja": CHAM}  # others are in every phone's font
TALL = 1.8  # lines of a script that stacks letters


def letters_of(language: str) -> Markup:
    """Return the stylesheet of a language's letters; none where any phone has them."""
    script = SCRIPTS.get(language.partition("-")[0])
    return _style(script, asset(script.file)) if script else Markup()


@cache
def _style(script: Script, address: str) -> Markup:
    known = ",".join(f'local("{name}")' for name in script.known_as)
    return Markup(  # noqa: S704 - nothing in it comes from outside
        f'@font-face{{font-family:"{script.name}";font-display:swap;'
        f'src:{known},url("{address}")format("woff2");unicode-range:{script.letters}}}'
        f'body{{font-family:"{script.name}",system-ui,"Segoe UI",Roboto,sans-serif;'
        f"line-height:{TALL}}}"
    )
