"""A file of published counts: one line a unit and item, one column a level."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from flask_babel import gettext as _

from survey.csvlines import numbered_lines
from survey.documents.prose import cleaned
from survey.errors import Problem
from survey.spreadsheets import is_workbook, table_lines

COMMENT = "#"  # published files name their source in such lines
LARGEST_COUNT = 10_000_000  # answers of a unit to an item; more is a typing error
WHOLE = re.compile(r"[0-9]{1,9}")
TOTALS = {"total", "tổng", "tổng số", "tổng cộng"}  # in place of a unit

UNIT_COLUMNS = ("unit", "don_vi")
ITEM_COLUMNS = ("item", "question", "criterion", "tieu_chi", "cau_hoi")
WORDS = {
    3: ("khong_hai_long", "hai_long", "rat_hai_long"),
    5: (
        *("rat_khong_hai_long", "khong_hai_long", "binh_thuong"),
        *("hai_long", "rat_hai_long"),
    ),
}


@dataclass(frozen=True, slots=True)
class Layout:
    """Which columns hold unit, item and levels; None where the usual names do."""

    unit: str | None = None
    item: str | None = None
    levels: Sequence[str] | None = None
    # What a name in the file stands for: a unit or a criterion.
    names: Mapping[str, str] = field(default_factory=dict)

    def meant(self, name: str) -> str:
        """Return what a name stands for, in any case; by default itself."""
        return self.names.get(name.casefold(), name)


class Line(NamedTuple):
    """A line of the file: the answers of one unit to one item, by level."""

    number: int
    unit: str
    item: str
    counts: tuple[int, ...]

    @property
    def is_total(self) -> bool:
        """Return whether the line adds up the others instead of naming a unit."""
        return self.unit.casefold() in TOTALS


@dataclass(slots=True)
class Problems:
    """What is wrong with a file, line by line."""

    found: list[tuple[int, str]]

    def note(self, line: int, problem: str, *, column: str = "") -> None:
        """Keep a problem with its place."""
        place = _("Dòng %(line)d", line=line)
        if column:
            place = _("Dòng %(line)d, cột “%(column)s”", line=line, column=column)
        self.found.append((line, f"{place}: {problem}"))

    def refuse(self) -> None:
        """Raise one `Problem` that lists all there are, if there are any."""
        if self.found:
            lines = [problem for _line, problem in sorted(self.found)]
            head = _("Chưa ghi gì vì tệp có %(n)d lỗi:", n=len(lines))
            raise Problem("\n".join([head, *lines]))


def read_lines(
    data: bytes, layout: Layout, problems: Problems, *, n_levels: int
) -> list[Line]:
    """Return the lines of a file that can be read; the others are noted."""
    rows = _rows(data)
    header = next(rows, None)
    if header is None:
        raise Problem(_("Tệp không có dòng nào."))
    names = [cleaned(cell) for cell in header[1]]
    columns = _columns(names, layout, n_levels)
    found = [_line(n, cells, columns, problems=problems) for n, cells in rows]
    if not found:
        raise Problem(_("Tệp chỉ có dòng tiêu đề, không có dữ liệu."))
    return [
        line._replace(unit=layout.meant(line.unit), item=layout.meant(line.item))
        for line in found
        if line is not None
    ]


def _rows(data: bytes) -> Iterator[tuple[int, list[str]]]:
    if is_workbook(data):
        return table_lines(data)
    return numbered_lines(data, comment=COMMENT)


def _columns(names: Sequence[str], layout: Layout, n_levels: int) -> dict[str, int]:
    """Return where the columns stand, keyed by their names: unit, item, levels."""
    unit = layout.unit or _usual(names, UNIT_COLUMNS)
    item = layout.item or _usual(names, ITEM_COLUMNS)
    levels = layout.levels or _usual_levels(names, n_levels)
    wanted = [unit, item, *levels]
    problems = [*_surplus(names, layout, n_levels)]
    problems += [
        _("Thiếu cột “%(name)s”; tệp có: %(names)s.", name=name, names=", ".join(names))
        for name in wanted
        if name not in names
    ]
    problems += [
        _("Cột “%(name)s” có hai lần.", name=name)
        for name in dict.fromkeys(wanted)
        if names.count(name) > 1 or wanted.count(name) > 1
    ]
    if problems:
        raise Problem("\n".join(problems))
    return {name: names.index(name) for name in wanted}


def _level_columns(n_levels: int) -> list[Sequence[str]]:
    """Return what the columns of levels are usually called, worst first."""
    numbers = range(1, n_levels + 1)
    return [
        [str(number) for number in numbers],
        [f"level_{number}" for number in numbers],
        WORDS[n_levels],
    ]


def _usual_levels(names: Sequence[str], n_levels: int) -> Sequence[str]:
    usual = _level_columns(n_levels)
    return next((levels for levels in usual if set(levels) <= set(names)), usual[0])


def _surplus(names: Sequence[str], layout: Layout, n_levels: int) -> Iterator[str]:
    """Say which levels a file has that the method lacks: they must not be dropped."""
    if layout.levels and len(layout.levels) != n_levels:
        yield _("Phương pháp có %(n)d mức trả lời.", n=n_levels)
    if layout.levels:
        return
    known = {name for levels in _level_columns(n_levels) for name in levels}
    others = {name for n in WORDS for levels in _level_columns(n) for name in levels}
    for name in names:
        if name in others - known:
            yield _(
                "Phương pháp có %(n)d mức trả lời, không có mức “%(name)s”.",
                n=n_levels,
                name=name,
            )


def _usual(names: Sequence[str], usual: Sequence[str]) -> str:
    return next((name for name in usual if name in names), usual[0])


def _line(
    number: int, cells: Sequence[str], columns: Mapping[str, int], *, problems: Problems
) -> Line | None:
    unit_column, item_column, *levels = columns
    given = {
        name: cleaned(cells[place]) if place < len(cells) else ""
        for name, place in columns.items()
    }
    before = len(problems.found)
    for column in (unit_column, item_column):
        if not given[column]:
            problems.note(number, _("không được để trống."), column=column)
    for column in levels:
        if not WHOLE.fullmatch(given[column]):
            problem = _(
                "“%(text)s” phải là số nguyên không âm, chỉ viết chữ số.",
                text=given[column],
            )
            problems.note(number, problem, column=column)
    if len(problems.found) > before:
        return None
    counts = tuple(int(given[column]) for column in levels)
    if sum(counts) > LARGEST_COUNT:
        problems.note(number, _("tổng vượt quá %(n)d phiếu.", n=LARGEST_COUNT))
        return None
    return Line(number, given[unit_column], given[item_column], counts)
