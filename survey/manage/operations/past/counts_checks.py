"""What the lines of a file of counts must be to each other and to the round."""

from collections import Counter
from collections.abc import Mapping, Sequence

from flask_babel import gettext as _

from survey.manage.operations.past.counts_file import Line, Problems
from survey.models import Unit


def check_items(
    lines: Sequence[Line], criteria: Sequence[str], problems: Problems
) -> None:
    """Note items that the method does not have."""
    for line in lines:
        if line.item not in criteria:
            problem = _(
                "phương pháp không có tiêu chí “%(item)s”; có: %(known)s.",
                item=line.item,
                known=", ".join(criteria),
            )
            problems.note(line.number, problem)


def check_doubles(lines: Sequence[Line], problems: Problems) -> None:
    """Note a unit and item that stand on two lines."""
    first: dict[tuple[str, str], int] = {}
    for line in lines:
        unit = "" if line.is_total else line.unit
        before = first.setdefault((unit, line.item), line.number)
        if before != line.number:
            problem = _(
                "đơn vị “%(unit)s” và tiêu chí “%(item)s” đã có ở dòng %(line)d.",
                unit=line.unit,
                item=line.item,
                line=before,
            )
            problems.note(line.number, problem)


def check_labels(
    lines: Sequence[Line], units: Mapping[str, Unit], problems: Problems
) -> None:
    """Note a unit that stands under two labels, such as its code and its name."""
    labels: dict[int, str] = {}
    for line in lines:
        unit = units.get(line.unit)
        if unit is not None and labels.setdefault(id(unit), line.unit) != line.unit:
            problem = _(
                "“%(label)s” và “%(other)s” là cùng một đơn vị.",
                label=line.unit,
                other=labels[id(unit)],
            )
            problems.note(line.number, problem)


def check_totals(lines: Sequence[Line], problems: Problems) -> None:
    """Note totals that differ from the sums of the units."""
    sums: dict[str, Counter[int]] = {}
    for line in lines:
        if not line.is_total:
            sums.setdefault(line.item, Counter()).update(dict(enumerate(line.counts)))
    for line in lines:
        levels = range(len(line.counts))
        added = tuple(sums.get(line.item, Counter())[level] for level in levels)
        if line.is_total and added != line.counts:
            problem = _(
                "dòng tổng của tiêu chí “%(item)s” ghi %(given)s, cộng các đơn vị được "
                "%(added)s.",
                item=line.item,
                given=" ".join(map(str, line.counts)),
                added=" ".join(map(str, added)),
            )
            problems.note(line.number, problem)
