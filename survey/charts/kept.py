"""Drawing only what was never drawn: in memory, else from the shelf, else anew."""

from collections.abc import Callable
from functools import lru_cache, wraps
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import ParamSpec

from flask import current_app
from markupsafe import Markup

from survey.charts.shelf import Shelf

FOLDER = "drawings"  # in the folder of the installation
IN_MEMORY = 256  # drawings of a kind, a process
DRAWN_BY = ("altair", "vl-convert-python")

P = ParamSpec("P")


def kept(draw: Callable[P, Markup]) -> Callable[P, Markup]:
    """Make a drawing be kept under everything that goes into it.

    What is drawn must follow from the arguments alone, and these must be made of
    texts, numbers and tuples. No lock is held: two who ask at once may both draw.
    """

    @lru_cache(maxsize=IN_MEMORY)
    @wraps(draw)
    def find(*args: P.args, **kwargs: P.kwargs) -> Markup:
        shelf = shelf_at_hand()
        if shelf is None:
            return draw(*args, **kwargs)
        name = name_of(draw.__module__, draw.__name__, args, sorted(kwargs.items()))
        found = shelf.get(name)
        if found is None:
            found = draw(*args, **kwargs)
            shelf.put(name, found)
        return Markup(found)  # noqa: S704 - drawn by ourselves

    return find  # type: ignore[return-value] # a cache of what takes the same


def shelf_at_hand() -> Shelf | None:
    """Return the shelf of the installation that is being served; else None."""
    settings = current_app.config.get("HAILONG") if current_app else None
    return Shelf(settings.instance / FOLDER) if settings else None


def name_of(*parts: object) -> str:
    """Return the digest of all that goes into a drawing, and of who draws."""
    return sha256(repr((drawn_by(), parts)).encode()).hexdigest()


@lru_cache(maxsize=1)
def drawn_by() -> str:
    """Return a digest of this package's own text, and of what it draws with."""
    digest = sha256(repr([version(name) for name in DRAWN_BY]).encode())
    for file in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()
