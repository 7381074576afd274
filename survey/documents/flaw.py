"""What is wrong with a document: where, in words, and what kind of thing it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Flaw:
    """A reason to refuse a document, in the language of who is told.

    Pages that show the document in a shape of their own know a flaw by its kind,
    and say it in their own words with the same values.
    """

    place: str  # keys and codes as the document has them; empty for the whole of it
    words: str
    kind: str = ""
    values: Mapping[str, object] = field(default_factory=dict, compare=False)

    def __str__(self) -> str:
        """Return where and what, as a line."""
        return f"{self.place}: {self.words}" if self.place else self.words

    def within(self, place: str) -> "Flaw":
        """Return it as found at a place that has its own place inside, as a file."""
        return replace(self, place=f"{place}: {self.place}" if self.place else place)


def flaw(words: str, *, place: str = "", kind: str = "", **values: object) -> Flaw:
    """Return a flaw; the values are put into its words, which are translated."""
    return Flaw(place, words % values, kind, values)


class DocumentError(ValueError):
    """A document is refused; `flaws` says every reason, each with its place."""

    def __init__(self, flaws: Iterable[Flaw]) -> None:
        self.flaws = tuple(flaws)
        super().__init__("\n".join(self.problems))

    @property
    def problems(self) -> tuple[str, ...]:
        """Return the reasons as lines to be read."""
        return tuple(str(one) for one in self.flaws)
