"""Numbers of tables and pictures, in the order in which they are met."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count

from survey.exports.report.content import Part, Picture, Section, Table


def numbered(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return the sections with every table and picture numbered, each kind from 1."""
    tables, pictures = count(1), count(1)

    def told(part: Part) -> Part:
        if isinstance(part, Section):
            return replace(part, parts=tuple(told(one) for one in part.parts))
        if isinstance(part, Table):
            return replace(part, number=next(tables))
        if isinstance(part, Picture):
            return replace(part, number=next(pictures))
        return part

    return tuple(
        Section(one.title, tuple(told(part) for part in one.parts)) for one in sections
    )


def pictures_of(parts: Iterable[Part]) -> Iterator[Picture]:
    """Yield the pictures among parts, those of the sections in them too."""
    for part in parts:
        if isinstance(part, Section):
            yield from pictures_of(part.parts)
        elif isinstance(part, Picture):
            yield part
