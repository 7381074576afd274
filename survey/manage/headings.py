"""The line of headings of a table: which columns it names, and where it stands."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from flask_babel import gettext as _

from survey.errors import Problem
from survey.i18n import language
from survey.spreadsheets import refuse

MOST_COLUMNS = 64
LOOKED_AT = 10  # lines below the first, for headings that stand too low
LONGEST_TOLD = 60  # characters of a title

Line = tuple[int, list[str]]


class Column(NamedTuple):
    """A column of a file, and the Vietnamese heading it may bear instead."""

    name: str
    heading: str
    is_required: bool = False
    also: tuple[str, ...] = ()  # what else people call it

    @property
    def said(self) -> str:
        """Return what it is called in the language of the message."""
        return self.heading if language() == "vi" else self.name

    @property
    def known_as(self) -> tuple[str, ...]:
        """Return every heading it may bear."""
        return (self.name, self.heading, *self.also)


def require_on_top(
    first: Line, rest: Iterator[Line], columns: Sequence[Column]
) -> Iterator[Line]:
    """Return the lines below the headings; a `Problem` if something stands above them.

    Lists of offices often begin with their title.
    """
    if any(_known(first[1], columns)):
        return rest
    below = list(islice(rest, LOOKED_AT))
    lower = (n for n, cells in below if sum(map(bool, _known(cells, columns))) > 1)
    found = next(lower, 0)
    filled = [" ".join(cell.split()) for cell in first[1] if cell.strip()]
    told = {"line": first[0], "text": filled[0][:LONGEST_TOLD], "found": found}
    if found:
        words = _(
            "Tiêu đề cột phải ở dòng đầu tiên của tệp, nhưng dòng %(line)d là "
            "“%(text)s”, tiêu đề cột ở dòng %(found)d. Xin xóa các dòng phía trên "
            "tiêu đề cột.",
            **told,
        )
        raise Problem(words)
    if len(filled) == 1 and len(columns) > 1:
        words = _(
            "Tiêu đề cột phải ở dòng đầu tiên của tệp, nhưng dòng %(line)d chỉ có một "
            "ô: “%(text)s”. Mẫu có các cột: %(known)s.",
            known=_listed(columns),
            **told,
        )
        raise Problem(words)
    return chain(below, rest)


def column_names(header: Sequence[str], columns: Sequence[Column]) -> list[str]:
    """Return the name of the column that each heading means; a `Problem` if not all."""
    if len(header) > MOST_COLUMNS:
        words = _("Tệp có quá nhiều cột: nhiều nhất %(n)d cột.", n=MOST_COLUMNS)
        raise Problem(words)
    names = _known(header, columns)
    problems = []
    strange = [_tidy(h) for h, name in zip(header, names, strict=True) if not name]
    if strange:
        listed = ", ".join(f"“{one}”" for one in strange)
        known = _listed(columns)
        words = _(
            "Cột %(names)s không có trong mẫu; mẫu có: %(known)s.",
            names=listed,
            known=known,
        )
        problems.append(words)
    problems += [
        _("Cột “%(name)s” có hai lần.", name=c.said)
        for c in columns
        if names.count(c.name) > 1
    ]
    problems += [
        _("Thiếu cột “%(name)s”.", name=c.said)
        for c in columns
        if c.is_required and c.name not in names
    ]
    refuse(problems)
    return names


def _known(header: Sequence[str], columns: Sequence[Column]) -> list[str]:
    """Return the name of each heading's column; empty where there is none."""
    known = {heading: c.name for c in columns for heading in c.known_as}
    return [known.get(_tidy(cell), "") for cell in header]


def _listed(columns: Sequence[Column]) -> str:
    return ", ".join(c.said for c in columns)


def _tidy(cell: str) -> str:
    return " ".join(cell.split()).casefold()
