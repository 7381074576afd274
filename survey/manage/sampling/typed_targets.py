"""Targets as somebody typed them, unit by unit."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask_babel import gettext as _

from survey.manage.operations.sampling.targets import LARGEST
from survey.manage.sampling.progress import Desk, Line
from survey.manage.whole_numbers import read_whole


@dataclass
class TypedTargets:
    """What a page sent: the numbers that differ, and what is wrong."""

    numbers: dict[int, int | None] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    faults: dict[int, str] = field(default_factory=dict)


def read_targets(sent: Mapping[str, str], desk: Desk) -> TypedTargets:
    """Return what was typed for the units of a desk."""
    found = TypedTargets()
    for line in desk.lines:
        unit_id = line.unit.id
        text = sent.get(f"n-{unit_id}", _shown(line)).strip()
        found.texts[unit_id] = text
        if text == _shown(line):
            continue
        if sent.get(f"seen-{unit_id}", "") != _shown(line):
            found.faults[unit_id] = _(
                "Người khác vừa ghi %(n)s; xin xem lại rồi ghi.", n=_shown(line) or "–"
            )
        elif not text:
            found.numbers[unit_id] = None
        elif (number := read_whole(text)) is not None and number <= LARGEST:
            found.numbers[unit_id] = number
        else:
            found.faults[unit_id] = _(
                "Phải là số nguyên không âm, viết 1200 hoặc 1.200, không dùng dấu phẩy."
            )
    return found


def _shown(line: Line) -> str:
    return str(line.target.n) if line.target else ""
