"""Every way in which a set can be broken, and what the message then has to name.

Lines are counted as an editor counts them: the heading is line 1.
"""

import json
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tests.oracle.little_set import DESIGN, Files, Table, good


class Defect(NamedTuple):
    """What is broken, and what the message has to name."""

    what: str
    file: str
    line: int | None
    column: str | None
    spoil: Callable[[Files], None]


def rows(files: Files, file: str) -> Table:
    """Return the rows of a table that is still one."""
    table = files[file]
    assert isinstance(table, list)
    return table


def cell(file: str, line: int, column: str, value: str) -> Iterator[Defect]:
    """Give one cell another value."""

    def spoil(files: Files) -> None:
        table = rows(files, file)
        table[line - 1][table[0].index(column)] = value

    yield Defect(f"{column} is {value!r}", file, line, column, spoil)


def raw(
    what: str, file: str, change: Callable[[bytes], bytes], line: int | None = None
) -> Iterator[Defect]:
    """Change the bytes of a file."""

    def spoil(files: Files) -> None:
        content = files[file]
        if isinstance(content, list):
            content = "".join(",".join(row) + "\n" for row in content).encode()
        files[file] = change(content)

    yield Defect(what, file, line, None, spoil)


def table(
    what: str,
    file: str,
    change: Callable[[Table], object],
    *,
    line: int | None = None,
    column: str | None = None,
) -> Iterator[Defect]:
    """Change the rows of a file."""

    def spoil(files: Files) -> None:
        change(rows(files, file))

    yield Defect(what, file, line, column, spoil)


def design(what: str, key: str, value: object) -> Iterator[Defect]:
    """Give one entry of the design another value."""

    def spoil(files: Files) -> None:
        files["design.json"] = json.dumps(DESIGN | {key: value}).encode()

    yield Defect(what, "design.json", None, key, spoil)


def without(file: str) -> Iterator[Defect]:
    """Leave a file out."""
    yield Defect(f"no {file}", file, None, None, lambda files: files.__delitem__(file))


def without_column(file: str, column: str) -> Iterator[Defect]:
    """Leave a column out."""

    def change(found: Table) -> None:
        at = found[0].index(column)
        for row in found:
            del row[at]

    yield from table(f"no column {column}", file, change, column=column)


def _responses() -> Iterator[Defect]:
    file = "responses.csv"
    for weight in ("-5.0", "", "heavy", "nan", "inf", "5;0"):
        yield from cell(file, 4, "weight", weight)
    for fpc in ("", "0", "-10", "ten", "nan"):
        yield from cell(file, 5, "fpc", fpc)
    # The other sheets of the stratum say 10.
    yield from cell(file, 9, "fpc", "11")
    for column in ("id", "unit", "stratum", "psu"):
        yield from cell(file, 6, column, "")
    yield from cell(file, 7, "id", "R01")
    yield from cell(file, 8, "unit", "U9")
    yield from cell(file, 8, "stratum", "U9-LAND")
    yield from cell(file, 8, "stratum", "U2-LAND")  # the sheet is of unit U1
    for column in ("id", "unit", "stratum", "psu", "weight", "fpc", "Q04", "sex"):
        yield from without_column(file, column)
    yield from table(
        "Q01 twice",
        file,
        lambda found: [row.append(row[9]) for row in found],
        line=1,
        column="Q01",
    )
    yield from table("a cell too few", file, lambda found: found[9].pop(), line=10)
    yield from table(
        "a cell too many", file, lambda found: found[9].append("4"), line=10
    )
    yield from table("no sheets", file, lambda found: found.__delitem__(slice(1, None)))


def _criteria() -> Iterator[Defect]:
    file = "criteria.csv"
    yield from cell(file, 3, "item", "Q01")  # twice
    for column in ("item_weight", "factor_weight"):
        for weight in ("", "-0.5", "0", "half", "nan"):
            yield from cell(file, 3, column, weight)
    yield from table(
        "items of F2 weigh 0.9",
        file,
        lambda found: found[4].__setitem__(2, "0.4"),
        column="item_weight",
    )
    yield from table(
        "factors weigh 0.9",
        file,
        lambda found: [row.__setitem__(3, "0.5") for row in found if row[1] == "F2"],
        column="factor_weight",
    )
    yield from cell(file, 5, "factor_weight", "0.7")  # the line above says 0.6
    yield from cell(file, 4, "item", "")
    yield from cell(file, 4, "item", "Q99")  # no such column of responses.csv
    yield from cell(file, 4, "factor", "")
    for column in ("item", "factor", "item_weight", "factor_weight"):
        yield from without_column(file, column)
    yield from table("nothing", file, lambda found: found.__delitem__(slice(1, None)))


def _frames() -> Iterator[Defect]:
    yield from cell("units.csv", 3, "unit", "U1")  # twice
    yield from cell("units.csv", 3, "unit", "")
    yield from without_column("units.csv", "unit")
    yield from cell("strata.csv", 4, "stratum", "U1-LAND")  # twice
    yield from cell("strata.csv", 4, "stratum", "")
    yield from cell("strata.csv", 4, "unit", "U9")
    for number in ("", "-10", "ten"):
        yield from cell("strata.csv", 4, "N_psu", number)
    for number in ("", "-40", "many", "0"):  # 0: the stratum has sheets
        yield from cell("strata.csv", 4, "N_trans", number)


_SKEW = (["F", "159"], ["M", "1"])


def _weightless(files: Files) -> None:
    for row in rows(files, "responses.csv")[1:]:
        if row[2] == "U1-LAND":
            row[7] = "0"


def _wanted() -> Iterator[Defect]:
    file = "contrasts.csv"
    yield from cell(file, 2, "a", "U9")
    yield from cell(file, 2, "type_b", "village")
    yield from cell(file, 3, "target", "Q99")
    yield from cell(file, 3, "kind", "median")
    file = "margins.csv"
    yield from cell(file, 2, "margin", "income")
    yield from cell(file, 6, "level", "X")  # F has no total now
    for number in ("", "-90", "0", "many", "nan", "91"):  # 91: sums to 161, not 160
        yield from cell(file, 6, "N", number)
    yield from cell(file, 7, "level", "F")  # twice
    yield from table(
        "totals out of every bound",
        file,
        lambda found: found.__setitem__(slice(1, None), [["sex", *x] for x in _SKEW]),
        column="N",
    )
    yield Defect(
        "a stratum whose sheets weigh 0", "strata.csv", None, "N_trans", _weightless
    )
    yield from design("a domain without a column", "domains", ["unit", "village"])
    yield from design("domains are a word", "domains", "unit")
    yield from design("a rule nobody knows", "lonely_rules", ["median"])
    for level in (0, 1, 95, -0.95, 1e-300, 1 - 1e-16, True, "high", None):
        yield from design(f"level {level}", "level", level)


def _files() -> Iterator[Defect]:
    for file in ("responses.csv", "units.csv", "strata.csv", "criteria.csv"):
        yield from without(file)
    yield from without("design.json")
    for file in good():
        yield from raw("an empty file", file, lambda _: b"")
        yield from raw(
            "UTF-16", file, lambda content: content.decode().encode("utf-16")
        )
    # ê in Latin-1 and in windows-1258, where UTF-8 has two bytes.
    yield from raw(
        "not UTF-8", "units.csv", lambda content: content.replace(b"D1", b"\xea", 1), 2
    )
    yield from raw(
        "not UTF-8", "responses.csv", lambda c: c.replace(b"R05,U1", b"R05,\xea"), 6
    )
    yield from raw(
        "a quote never closed", "responses.csv", lambda c: c.replace(b"R05", b'"R05'), 6
    )
    yield from raw("not JSON", "design.json", lambda content: content[:-1])
    yield from raw("brackets", "design.json", lambda _: b"[" * 100_000)
    yield from raw("digits", "design.json", lambda _: b'{"level": ' + b"1" * 5000)
    yield from raw("a list", "design.json", lambda content: b"[" + content + b"]")


DEFECTS = (*_responses(), *_criteria(), *_frames(), *_wanted(), *_files())
