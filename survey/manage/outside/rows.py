"""A file of outside results: each line read into a record, every fault at its cell."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from flask_babel import gettext as _

from survey.manage.csvfile import Column, read_rows, refuse
from survey.manage.decimals import read_decimal
from survey.manage.row import Row
from survey.models import Mark, SubjectKind
from survey.outside.columns import HEADINGS, KINDS, MARKS, TIED
from survey.outside.indices import AREAS, index_named
from survey.outside.record import Key, Record, faults

Choice = TypeVar("Choice")
COLUMNS = tuple(
    Column(one.name, one.heading, is_required=one.is_required) for one in HEADINGS
)
COLUMN_OF = {one.field: one.name for one in HEADINGS}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file, and what it says once nothing is wrong with it."""

    row: Row
    record: Record


def read_records(data: bytes, units: Container[str] = ()) -> list[Record]:
    """Return what a file says; a `Problem` lists every fault of it.

    `units` are the codes of our own tree, which a line may name.
    """
    rows = read_rows(data, COLUMNS)
    lines = [Line(row, _record(row)) for row in rows]
    _note_doubles(lines)
    _note_strangers(lines, units)
    refuse(rows[0].problems)
    return [line.record for line in lines]


def _record(row: Row) -> Record:
    n_before = len(row.problems)
    record = Record(**_about(row), **_figures(row), **_source(row))
    if len(row.problems) == n_before:  # else its faults only follow from those
        for field, words in faults(record):
            said = words[:1].lower() + words[1:].rstrip(".")
            row.note(said, COLUMN_OF[field])
    return record


def _about(row: Row) -> dict[str, Any]:
    index = index_named(row.text("index", 60, is_required=True))
    area = row.text("area", 32)
    return {
        "index_name": index,
        "year": _whole(row, "year", is_required=True) or 0,
        "subject_kind": _kind(row),
        "subject_name": row.text("subject", 120, is_required=True),
        "province": row.text("province", 120),
        "unit_code": row.code("unit"),
        "area": area,
        "area_name": row.text("area name", 200) or AREAS.get(index, {}).get(area, ""),
    }


def _figures(row: Row) -> dict[str, Any]:
    decimals = {"value": "value", "points": "points", "most_points": "most points"}
    wholes = ("rank", "rank_of", "region_rank", "region_rank_of")
    return {
        **{field: _decimal(row, column) for field, column in decimals.items()},
        **{field: _whole(row, COLUMN_OF[field]) for field in wholes},
        "is_tied": row.choice("tied", _words(TIED)),
        "region": row.text("region", 120),
    }


def _source(row: Row) -> dict[str, Any]:
    return {
        "source_title": row.text("source", 300),
        "source_url": row.text("address", 500),
        "source_day": row.day("published on"),
        "mark": row.choice("mark", _words(MARKS)) or Mark.UNVERIFIED,
        "note": row.text("note", 500),
    }


def _kind(row: Row) -> SubjectKind:
    if not row.cells.get("kind", "").strip():
        row.note(_("không được để trống"), "kind")
    return row.choice("kind", _words(KINDS)) or SubjectKind.PROVINCE


def _words(known: Mapping[Choice, Sequence[str]]) -> dict[str, Choice]:
    return {word: one for one, words in known.items() for word in words}


def _whole(row: Row, column: str, *, is_required: bool = False) -> int | None:
    if not is_required and not row.cells.get(column, "").strip():
        return None
    return row.whole(column)


def _decimal(row: Row, column: str) -> float | None:
    text = row.text(column, 20)
    number = read_decimal(text)
    if text and number is None:
        row.note(_("“%(text)s” không phải số; viết 87,73", text=text), column)
    return number


def _note_doubles(lines: list[Line]) -> None:
    first: dict[Key, int] = {}
    for line in lines:
        earlier = first.setdefault(line.record.key, line.row.line)
        if earlier != line.row.line:
            line.row.note(_("kết quả này đã có ở dòng %(line)d", line=earlier))


def _note_strangers(lines: list[Line], units: Container[str]) -> None:
    for line in lines:
        code = line.record.unit_code
        if code and code not in units:
            words = _("hệ thống không có đơn vị nào mang mã “%(code)s”", code=code)
            line.row.note(words, "unit")
