"""What an import would do, row by row: for the eye, and to compare with later."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from survey.manage.operations.unit_plan import Plan

Value = str | None
Values = dict[str, str | date | None]


class New(NamedTuple):
    """A unit that would be created."""

    line: int
    code: str
    name: str
    kind: str
    parent: str


class Change(NamedTuple):
    """A unit that would change: old and new of each field."""

    line: int
    code: str
    name: str
    fields: dict[str, tuple[Value, Value]]


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do, in the order of the file."""

    created: list[New] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    joined: list[tuple[str, str]] = field(default_factory=list)  # new continuations

    @property
    def is_empty(self) -> bool:
        """Return whether nothing would happen."""
        return not (self.created or self.changed or self.joined)

    def digest(self, plan: Plan) -> str:
        """Return what is the same only while the import would do the very same."""
        new = {row.code: _texts(values_of(plan, row.code)) for row in self.created}
        told = [new, self.changed, sorted(self.unchanged), self.joined]
        return sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def preview_of(plan: Plan) -> Preview:
    """Return what a plan without faults would do."""
    found = Preview()
    for code, row in plan.rows.items():
        line = row.row.line
        if code not in plan.units:
            kind = row.kind.value if row.kind else ""
            new = New(line, code, row.name, kind, plan.places[code].parent)
            found.created.append(new)
        elif fields := _changes(plan, code):
            found.changed.append(Change(line, code, plan.units[code].name, fields))
        else:
            found.unchanged.append(code)
    found.joined.extend(_joins(plan))
    return found


def values_of(plan: Plan, code: str) -> Values:
    """Return the columns a row speaks of, by name; an empty cell leaves what stands."""
    row, place = plan.rows[code], plan.places[code]
    said: Values = {
        "name": row.name,
        "name_en": row.name_en,
        "kind": row.kind.value if row.kind else "",
        "ranking_group": row.ranking_group,
    }
    values: Values = {name: value for name, value in said.items() if value}
    values["parent"] = place.parent
    values["valid_from"] = place.valid_from
    values["valid_to"] = place.valid_to
    return values


def _changes(plan: Plan, code: str) -> dict[str, tuple[Value, Value]]:
    unit = plan.units[code]
    before = unit._asdict() | {"parent": plan.codes[unit.parent_id]}
    return {
        name: (_text(before[name]), _text(value))
        for name, value in values_of(plan, code).items()
        if before[name] != value
    }


def _joins(plan: Plan) -> Iterator[tuple[str, str]]:
    for code, row in plan.rows.items():
        if plan.places[code].valid_to is not None:
            pairs = ((code, successor) for successor in row.successors)
            yield from (pair for pair in pairs if pair not in plan.joined)


def _texts(values: Values) -> dict[str, Value]:
    return {name: _text(value) for name, value in values.items()}


def _text(value: object) -> Value:
    if value is None:
        return None
    return value.isoformat() if isinstance(value, date) else str(value)
