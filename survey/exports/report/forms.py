"""Tables that officials know, as tables of the report: the same cells as their page."""

from collections.abc import Iterator, Sequence

from survey.exports.report.content import (
    Column,
    Note,
    Part,
    Row,
    Section,
    section,
    table,
)
from survey.exports.report.sources import Source
from survey.exports.report.wording import forms as wording
from survey.official_tables import (
    Heading,
    Line,
    Mark,
    OfficialTable,
    Role,
    choices,
    table_of,
    told,
)
from survey.official_tables import Part as Group
from survey.official_tables.by_factor import CODE as FACTORS
from survey.official_tables.by_level import OF_CRITERIA, THREE
from survey.official_tables.circular import CODE as POINTS
from survey.spreadsheets import Cell, Kind

NAME, NUMBER, SHORT, LEVEL = 30.0, 10.0, 7.5, 18.0  # parts of a table's width
SIGNS = {Mark.HIGHEST: "*", Mark.LOWEST: "**"}


def forms(source: Source) -> Section:
    """Return the section of the tables by group, and by level."""
    return section(wording.FORMS, _parts(source))


def _parts(source: Source) -> Iterator[Part]:
    known = choices(source.method)
    for code, title in (
        (POINTS, wording.POINTS_TITLE),
        (FACTORS, wording.FACTORS_TITLE),
    ):
        if code in known:
            yield from _groups(table_of(source.official, code), title)
    yield from _levels(table_of(source.official, THREE + OF_CRITERIA))


def _groups(found: OfficialTable, title: str) -> Iterator[Part]:
    """Yield one table: figures stand under numbers, for their names are long."""
    places = [k for k, one in enumerate(found.headings) if one.kind == Kind.INDEX]
    nodes = [k for k in places if found.headings[k].called]
    numbers = {k: f"({n})" for n, k in enumerate(nodes, start=1)}
    columns = [
        Column(found.headings[found.naming].text, NAME, is_number=False),
        *(_column(found.headings[k], numbers.get(k, "")) for k in places),
    ]
    rows = [row for part in found.parts for row in _of_group(found, part, places)]
    yield table(title, columns, rows)
    told_ = (f"{n} {_name(found.headings[k], n)}" for k, n in numbers.items())
    yield Note(wording.NAMED.format(listed="; ".join(told_)))
    if any(line.marks for part in found.parts for line in part.lines):
        yield Note(wording.MARKED)
    yield Note(wording.WITHHELD)


def _column(heading: Heading, number: str) -> Column:
    return Column(number or heading.text, SHORT if number else NUMBER)


def _name(heading: Heading, number: str) -> str:
    return heading.label.removeprefix(f"{number} ")


def _of_group(
    found: OfficialTable, part: Group, places: Sequence[int]
) -> Iterator[Row]:
    if len(found.parts) > 1:
        yield Row((part.name, *("" for _k in places)), is_bold=True)
    yield from (_row(found, line, places) for line in part.lines)


def _row(found: OfficialTable, line: Line, places: Sequence[int]) -> Row:
    name = told(line.cells[found.naming], Kind.TEXT)
    cells = (f"{told(line.cells[k], Kind.INDEX)}{_sign(line, k)}" for k in places)
    return Row((name, *cells), is_bold=line.role != Role.ONE)


def _sign(line: Line, place: int) -> str:
    mark = line.marks.get(place)
    return SIGNS[mark] if mark else ""


def _levels(found: OfficialTable) -> Iterator[Part]:
    """Yield one table: a column a level, with count and percent."""
    counts = [k for k, one in enumerate(found.headings) if one.over][::2]
    columns = [
        Column(found.headings[found.naming].text, 40, is_number=False),
        *(Column(found.headings[k].over, LEVEL) for k in counts),
    ]
    rows = [row for part in found.parts for row in _of_part(found, part, counts)]
    yield table(wording.LEVELS_TITLE.format(unit=found.about[0]), columns, rows)
    yield from (Note(text) for text in found.notes)


def _of_part(found: OfficialTable, part: Group, counts: Sequence[int]) -> Iterator[Row]:
    if len(part.lines) > 1:
        yield Row((part.name, *("" for _k in counts)), is_bold=True)
    for line in part.lines:
        cells = (_level(line.cells[k : k + 2]) for k in counts)
        yield Row((told(line.cells[found.naming], Kind.TEXT), *cells))


def _level(pair: Sequence[Cell]) -> str:
    n, share = pair
    if n is None:
        return told(None, Kind.WHOLE)
    return f"{told(n, Kind.WHOLE)} ({told(share, Kind.SHARE)})"
