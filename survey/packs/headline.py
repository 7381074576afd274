"""The figures of the unit that a pack is of, out of all figures of its release."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from survey.documents import DocumentError, digest
from survey.methods import Method, parse_method
from survey.methods.method import ROOT
from survey.models import Level, Status
from survey.packs.manifest import Manifest
from survey.packs.refused import PackRefused
from survey.packs.strict import read_json

NAME = "so-lieu/figures.json"
MOST_ROWS = 200_000
MOST_UNITS = 10_000
MOST_COUNT = 2**31 - 1
NEEDED = ("unit", "node", "level", "status", "n", "value", "se", "df", "low", "high")
SLACK = 1e-3  # by which limits, rounded, may be on the wrong side


@dataclass(frozen=True, slots=True)
class Headline:
    """A figure of the pack's unit; names are those of the table."""

    node: str
    position: int
    level: Level
    name: str
    status: Status
    most: float
    n: int | None
    value: float | None
    se: float | None
    df: int
    low: float | None
    high: float | None
    fallback: str


@dataclass(frozen=True, slots=True)
class Told:
    """The method of a pack, and what it tells of its unit, in the method's order."""

    method: Method
    figures: tuple[Headline, ...]


def read_figures(data: bytes, manifest: Manifest) -> Told:
    """Return what a pack tells of its unit, or raise `PackRefused`.

    It may tell nothing: of a unit that has too few answers there are no figures.
    """
    said = read_json(data, NAME)
    try:
        rows = _rows(said, manifest)
        method = _method(said["method"], manifest)
        own = {row["node"]: row for row in rows if row["unit"] == manifest.round.unit}
        named = [one for one in _nodes(method) if one[0] in own]
        figures = [
            _headline(own[code], method, place, level, name)
            for place, (code, level, name) in enumerate(named)
        ]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        words = _("%(name)s: không đúng cấu trúc", name=NAME)
        raise PackRefused([f"{words} ({str(error)[:200]})"]) from None
    return Told(method, tuple(figures))


def _rows(said: Any, manifest: Manifest) -> list[Mapping[str, Any]]:
    """Return the rows by column; a pack with more than any province is none."""
    if said["round"] != manifest.round.code or said["release"] != (
        manifest.release.number
    ):
        raise ValueError("of another round or release than the manifest")
    columns, rows = said["columns"], said["rows"]
    if set(NEEDED) - set(columns) or len(set(columns)) != len(columns):
        raise ValueError("columns")
    if len(rows) > MOST_ROWS or any(len(row) != len(columns) for row in rows):
        raise ValueError("rows")
    if len({row[0] for row in rows}) > MOST_UNITS:
        raise ValueError("units")
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _method(document: Any, manifest: Manifest) -> Method:
    """Return the method, which must be the one that the manifest names."""
    if digest(document) != manifest.method.digest:
        raise ValueError("the method is not that of the manifest's digest")
    try:
        return parse_method(document)
    except DocumentError as error:
        words = _("Phương pháp trong hồ sơ không hợp lệ")
        raise PackRefused([f"{words}: {one}" for one in error.problems]) from None


def _nodes(method: Method) -> Iterator[tuple[str, Level, str]]:
    """Yield every node with its Vietnamese name, the whole first."""
    yield ROOT, Level.OVERALL, ""
    for content in method.contents:
        yield content.code, Level.CONTENT, content.name["vi"]
        for factor in content.factors:
            yield factor.code, Level.FACTOR, factor.name["vi"]
            for one in factor.criteria:
                yield one.code, Level.CRITERION, one.name["vi"]


def _headline(
    row: Mapping[str, Any], method: Method, place: int, level: Level, name: str
) -> Headline:
    node, status = row["node"], Status(row["status"])
    most = method.most(node)
    value, low, high = (_number(row, key) for key in ("value", "low", "high"))
    is_shown = status == Status.SHOWN
    if is_shown != (value is not None) or row["level"] != level:
        raise ValueError(f"{node}: status or level")
    ends = [one for one in (low, value, high) if one is not None]
    if ends != sorted(ends) and max(ends) - min(ends) > SLACK:
        raise ValueError(f"{node}: limits")
    se = _number(row, "se")
    if any(not -SLACK <= one <= most + SLACK for one in (*ends, se or 0.0)):
        raise ValueError(f"{node}: beyond 0 to {most:g}")
    return Headline(
        *(node, place, level, name, status, most, _count(row, "n"), value),
        se=se,
        df=_count(row, "df") or 0,
        low=low,
        high=high,
        fallback=str(row.get("fallback") or "")[:16],
    )


def _number(row: Mapping[str, Any], key: str) -> float | None:
    value = row[key]
    if value is not None and (isinstance(value, bool) or value != float(value)):
        raise ValueError(f"{row['node']}: {key}")
    if key == "se" and value is not None and value < 0:
        raise ValueError(f"{row['node']}: {key}")
    return None if value is None else float(value)


def _count(row: Mapping[str, Any], key: str) -> int | None:
    value = row[key]
    if value is None:
        return None
    if type(value) is not int or not 0 <= value <= MOST_COUNT:
        raise ValueError(f"{row['node']}: {key}")
    return value
