"""A place in a document, and the list where what is wrong there is noted."""

from collections.abc import Mapping
from dataclasses import dataclass

from survey.documents.flaw import Flaw, flaw
from survey.documents.written import written


@dataclass(frozen=True)
class Place:
    """The values of a table, where it stands, and the flaws found so far."""

    values: Mapping[str, object]
    place: str
    flaws: list[Flaw]

    def note(
        self, words: str, *, at: str = "", kind: str = "", **values: object
    ) -> None:
        """Keep a flaw, found here or at a place below; `values` go into its words."""
        place = self.below(at) if at else self.place
        self.flaws.append(flaw(words, place=place, kind=kind, **values))

    def refuse(
        self, key: str, value: object, words: str, *, kind: str = "", **values: object
    ) -> None:
        """Note that the value of a key is not what its words say it must be."""
        given = written(value)
        found = flaw(words, place=self.place, kind=kind, key=key, given=given, **values)
        self.flaws.append(found)

    def below(self, name: str) -> str:
        """Return the name of a place inside this one."""
        return f"{self.place}, {name}" if self.place else name
