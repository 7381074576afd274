"""What a view takes and gives, said beside it: the document is read off it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel

from survey.api.asked import Asked

View = TypeVar("View", bound=Callable[..., object])


@dataclass(frozen=True, slots=True)
class Description:
    """One way of asking, in words and shapes."""

    summary: str  # in Vietnamese
    said: str  # in English
    asked: type[Asked]
    told: type[BaseModel]
    tag: str


def described(
    summary: str,
    said: str,
    *,
    told: type[BaseModel],
    asked: type[Asked] = Asked,
    tag: str,
) -> Callable[[View], View]:
    """Say of a view what the document shall say; it stands above the policy."""

    def _decorate(view: View) -> View:
        found = Description(summary, said, asked, told, tag)
        view.description = found  # type: ignore[attr-defined]
        return view

    return _decorate


def description_of(view: object) -> Description | None:
    """Return what is said of a view."""
    found: Description | None = getattr(view, "description", None)
    return found
