"""Numbers of tables and pictures, in the order in which they are met."""

from collections.abc import Iterator
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


def parts_of(section: Section) -> Iterator[Part]:
    """Yield all parts of a section, those of the sections in it after their heading."""
    for part in section.parts:
        yield part
        if isinstance(part, Section):
            yield from parts_of(part)
