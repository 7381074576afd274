#!/usr/bin/env python3
"""Check that nothing in a pack was changed, and that its indices add up.

PLACE is a folder or a ZIP; by default the folder in which this file lies. Needs
Python 3.9. Ends with 0 if all is well, else with 1 and a line a fault.
"""

import sys

# A json.py that lay beside this file would be run in place of Python's own.
if __name__ == "__main__" and not getattr(sys.flags, "safe_path", sys.flags.isolated):
    del sys.path[0]

import csv
import hashlib
import io
import json
import re
import struct
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

Read = Callable[[str], bytes]
Document = dict[str, Any]

ONE = 0.0001  # tolerance of an index from its counts: four decimals are stored
SUM = 0.0002  # of an index from other indices
MARKED = re.compile("^'(?=[-=+@\t\r\n\uff1d\uff0b\uff0d\uff20])")
DATA = "so-lieu/"
SHEETS = f"{DATA}microdata.csv"
TABLES = {  # of the second digest: name of its lines, columns of text, of whole numbers
    "changes": ("change", (0, 1, 2, 11), (3,)),
    "year-changes": ("year_change", (0, 1, 2, 11), (3,)),
    "weeks": ("trend_point", (0, 1, 3, 11, 12), (2,)),
    "drivers": ("driver", (0, 1, 10), (2,)),
    "parts": ("part", (0, 1, 2, 5, 11, 16), (3, 4, 10)),
    "part-details": ("part_detail", (0, 1, 2, 3, 10, 15), (4, 9)),
    "choices": ("choice", (0, 1, 2, 5, 12), (3, 4, 6, 11, 13)),
    "places": ("place", (0, 1, 2, 3), ()),
}
LAST = {"trend_point": str.split, "driver": lambda cell: cell == "1"}


def sha256(data: bytes) -> str:
    """Return a digest."""
    return hashlib.sha256(data).hexdigest()


def opened(place: Path) -> tuple[list[str], Read]:
    """Return the names there are and how to read one."""
    if place.is_dir():
        files = (one for one in place.rglob("*") if not one.is_dir())
        names = [one.relative_to(place).as_posix() for one in files]
        return names, lambda name: (place / name).read_bytes()
    return unsealed(place.read_bytes())


def unsealed(data: bytes) -> tuple[list[str], Read]:
    """Return the names in a ZIP of which every byte is as it was written."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    names, start, end = archive.namelist(), archive.start_dir, len(data) - 22 - 71
    sizes = (len(names), len(names), end - start, start, 71)
    last = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, *sizes)
    if data[end:] != last + b"sha256:" + sha256(data[:end]).encode():
        raise ValueError("the ZIP is not as it was written (its last record says so)")
    return names, archive.read


def manifest_of(read: Read) -> Document:
    """Return the manifest, which vouches for itself."""
    raw = read("manifest.json")
    manifest: Document = json.loads(raw)
    stated = manifest["manifest_sha256"]
    if sha256(raw.replace(stated.encode(), b"0" * 64, 1)) != stated:
        raise ValueError("manifest.json was changed: it is not what its digest is of")
    return manifest


def unfit(names: list[str]) -> set[str]:
    """Return names that lead elsewhere, or to the same file as another on some disk."""
    same = [unicodedata.normalize("NFC", name).casefold() for name in names]
    alike, places = Counter(same), zip(names, same)  # noqa: B905
    return {
        name
        for name, folded in places
        if alike[folded] > 1 or {"", "..", "."} & set(re.split(r"[/\\:]", name))
    }


def changed(names: list[str], read: Read, manifest: Document) -> Iterator[str]:
    """Yield a line for each file that is missing, extra, or not what it was."""
    listed = {one["name"]: one for one in manifest["files"]}
    for name in Counter(names) - Counter([*listed, "manifest.json"]):
        yield f"{name}: is not in the manifest, or is there twice"
    for name in sorted(unfit(names)):
        yield f"{name}: no disk can hold it apart and inside the folder"
    for name, one in listed.items():
        data = read(name) if name in names else None
        if data is None:
            yield f"{name}: is missing"
        elif len(data) != one["size"] or sha256(data) != one["sha256"]:
            yield f"{name}: was changed ({len(data)} bytes, {one['size']} expected)"


def rows_of(read: Read, name: str) -> list[list[str]]:
    """Return the rows of a CSV file, texts without the mark that spreadsheets need."""
    text = io.StringIO(read(name).decode("utf-8-sig"), newline="")
    return [[MARKED.sub("", cell) for cell in row] for row in csv.reader(text)][1:]


def digest(lines: Iterable[Any]) -> str:
    """Return the digest of lines of JSON."""
    text = (json.dumps(x, ensure_ascii=False, separators=(",", ":")) for x in lines)
    return sha256("".join(line + "\n" for line in text).encode())


def further_lines(read: Read) -> Iterator[list[Any]]:
    """Yield the lines of the second digest."""
    for file, (table, texts, wholes) in TABLES.items():
        for row in rows_of(read, f"{DATA}{file}.csv"):
            line: list[Any] = [table]
            for place, cell in enumerate(row[3:]):
                kind = int if place in wholes else float
                line.append(cell if place in texts else kind(cell) if cell else None)
            if table in LAST:
                line[12] = LAST[table](row[14])
            yield line


def digests(read: Read, manifest: Document, figures: Document) -> Iterator[str]:
    """Yield a line for each digest of the release that its data do not have."""
    release, rows = manifest["release"], figures["rows"]
    if release["figures_digest"] not in (digest(rows), digest([r[:20] for r in rows])):
        yield f"{DATA}figures.json: not the figures of the release's digest"
    lines = sorted(further_lines(read), key=lambda one: [str(part) for part in one[:5]])
    if release["further_digest"] and digest(lines) != release["further_digest"]:
        yield f"{DATA}*.csv: not the changes, groups and places of the release's digest"
    strata = [",".join(row[:5]) + "\n" for row in rows_of(read, f"{DATA}strata.csv")]
    if sha256("".join(sorted(strata)).encode()) != release["input_digest"]:
        yield f"{DATA}strata.csv: not the strata of the release's input digest"


def cells_of(row: list[Any]) -> list[str]:
    """Return the cells in which the CSV file tells a figure."""
    counts = row[5] or [None] * 7
    found = [*row[:5], *counts, *row[6:]]
    dense = (json.dumps(one) if isinstance(one, dict) else one for one in found)
    whole = (int(one) if isinstance(one, bool) else one for one in dense)
    return ["" if one is None else str(one) for one in whole]


def told_twice(read: Read, figures: Document) -> Iterator[str]:
    """Yield a line for each figure that the CSV file tells otherwise than the JSON."""
    rows = [row[7:] for row in rows_of(read, f"{DATA}figures.csv")]
    told = {(row[0], row[1]): row for row in rows}
    if len(rows) != len(figures["rows"]):
        yield f"{DATA}figures.csv: {len(rows)} figures, {len(figures['rows'])} stored"
    for row in figures["rows"]:
        if told.get((row[0], row[1])) != [MARKED.sub("", x) for x in cells_of(row)]:
            yield f"{DATA}figures.csv: {row[0]}, {row[1]}: not as in figures.json"


def editions(read: Read, manifest: Document) -> Iterator[str]:
    """Yield a line for each signed workbook that is not what was signed."""
    listed = manifest.get("workbooks", [])
    signed = json.loads(read("cham-diem/editions.json")) if listed else []
    if len(signed) != len(listed):
        yield f"cham-diem/editions.json: {len(signed)} workbooks, {len(listed)} listed"
    for one, told in zip(signed, listed):  # noqa: B905 - strict came with Python 3.10
        found = json.dumps(
            one, ensure_ascii=False, separators=(",", ":"), sort_keys=True
        )
        name = f"workbook of {told['unit']}, edition {told['edition']}"
        if sha256(found.encode()) != told["digest"]:
            yield f"{name}: not what was signed"
        if one["figures_digest"] != manifest["release"]["figures_digest"]:
            yield f"{name}: its points are of another release"


def index_of(counts: list[int], method: Document) -> float:
    """Return the index of answers by level, in the measure of the method."""
    n = sum(counts[1:6])
    if method["measure"] in ("share", "rates"):
        satisfied: list[int] = method.get("satisfied", [5])
        return 100 * sum(counts[k] for k in satisfied) / n
    mean = sum(k * counts[k] for k in range(1, 6)) / n
    return mean - 1 if method["measure"] == "points" else mean * 100 / method["scale"]


def parts_of(method: Document) -> Iterator[tuple[str, list[Any]]]:
    """Yield each node above the criteria with the nodes it is added up from."""
    by_factor = method["aggregate"] in ("factors", "weighted")
    everything: list[Any] = []
    for content in method["content"]:
        own: list[Any] = []
        for factor in content["factor"]:
            criteria = [(c["code"], c["weight"], 1) for c in factor["criterion"]]
            yield factor["code"], criteria
            weight = factor["weight"] if method["aggregate"] == "weighted" else 1
            own += [(factor["code"], weight, len(criteria))] if by_factor else criteria
        yield content["code"], own
        everything += own
    yield "overall", everything


def composite(parts: list[Any], told: Document, method: Document) -> Iterator[float]:
    """Yield an index from its parts; nothing where one is not told."""
    found = [(told.get(code, {"status": ""}), weight) for code, weight, _n in parts]
    known = [(one["value"], w) for one, w in found if one["status"] == "shown"]
    if known and all(one["status"] in ("shown", "empty") for one, _weight in found):
        mean = sum(value * w for value, w in known) / sum(w for _value, w in known)
        is_sum = method["measure"] == "points"
        yield mean * sum(n for *_rest, n in parts) / parts[0][2] if is_sum else mean


def recomputed(figures: Document) -> Iterator[tuple[str, str, float, float, float]]:
    """Yield unit, node, stated index, the same recomputed, and the tolerance."""
    method, columns = figures["method"], figures["columns"]
    units: dict[str, Document] = {}
    for row in figures["rows"]:
        units.setdefault(row[0], {})[row[1]] = dict(zip(columns, row))  # noqa: B905
    is_counted = figures["weighting"] == "equal"
    for unit, told in units.items():
        for node, one in told.items():
            is_one = one["level"] == "criterion" or method["aggregate"] == "pooled"
            if one["status"] == "shown" and one["counts"] and is_one and is_counted:
                yield unit, node, one["value"], index_of(one["counts"], method), ONE
        if method["aggregate"] in ("criteria", "factors", "weighted"):
            for node, parts in parts_of(method):
                if node in told and told[node]["status"] == "shown":
                    for found in composite(parts, told, method):
                        yield unit, node, told[node]["value"], found, SUM


def sheets_by_class(read: Read) -> dict[tuple[str, str], Counter[int]]:
    """Return how many sheets have which code, by unit and criterion; 0 is not told."""
    text = io.TextIOWrapper(io.BytesIO(read(SHEETS)), "utf-8-sig", newline="")
    rows = csv.reader(text)  # one at a time: there may be a million
    _unit, *criteria = next(rows)
    found: dict[tuple[str, str], Counter[int]] = {}
    for (unit, *cells), n in Counter(map(tuple, rows)).items():
        for code, cell in zip(criteria, cells):  # noqa: B905
            own = found.setdefault((MARKED.sub("", unit), code), Counter())
            own[int(cell)] += n
    return {place: own for place, own in found.items() if set(own) != {0}}


def classes_of(method: Document) -> dict[int, list[int]]:
    """Return where the answers of each code of a sheet stand among those by level."""
    high = method.get("satisfied", [5])
    low = [level for level in range(1, 6) if level not in high]
    classes = {level: [level] for level in range(1, 6)}
    return {**classes, 6: low, 7: high, 8: [0, *low, 6], 9: [0, 6]}


def from_sheets(
    read: Read, figures: Document
) -> Iterator[tuple[str, str, float, float, float]]:
    """Yield unit, criterion, stated index, the same of its sheets, and the tolerance.

    Where sheets of the unit count the same; numbers of sheets that are not as told.
    """
    weights: dict[str, set[str]] = {}
    for row in rows_of(read, f"{DATA}strata.csv"):
        weights.setdefault(row[0], set()).update(row[7:8] if row[8] else ())
    method, columns = figures["method"], figures["columns"]
    told = {(row[0], row[1]): dict(zip(columns, row)) for row in figures["rows"]}  # noqa: B905
    classes = classes_of(method)
    for (unit, code), found in sheets_by_class(read).items():
        one = told[unit, code]
        counts = one["counts"]
        stated = {key: sum(counts[at] for at in classes[key]) for key in found}
        if sum(counts) != sum(found.values()) or stated != dict(found):
            yield unit, f"{code}, sheets", sum(counts), sum(found.values()), -1
        n = sum(counts[1:6])
        if len(weights[unit]) == 1 and method["measure"] == "share" and n:
            high = sum(n for key, n in found.items() if key in (7, *classes[7]))
            yield unit, code, one["value"], 100 * high / n, ONE


def judged(names: list[str], read: Read) -> tuple[list[str], int]:
    """Return the faults of files, and how many indices were recomputed."""
    manifest = manifest_of(read)
    faults = list(changed(names, read, manifest))
    if faults:
        return faults, 0
    figures = json.loads(read(f"{DATA}figures.json"))
    found = list(recomputed(figures))
    if SHEETS in names:
        found += from_sheets(read, figures)
    wrong = [one[:4] for one in found if not abs(one[2] - one[3]) <= one[4]]
    told = ["{}, {}: {} stated, {} found".format(*one) for one in wrong]
    faults = [*digests(read, manifest, figures), *told_twice(read, figures)]
    return [*faults, *editions(read, manifest), *told], len(found)


def check(place: Path) -> tuple[list[str], int]:
    """Return the faults of a pack, and how many indices were recomputed."""
    try:
        return judged(*opened(place))
    except Exception as error:  # a changed file may do anything
        return [f"cannot be read: {type(error).__name__}: {error}"], 0


if __name__ == "__main__":
    found, count = check(Path([str(Path(__file__).parent), *sys.argv[1:]][-1]))
    # Who runs it reads Vietnamese; where a screen has no such letters, English is left.
    head = "Hồ sơ có lỗi, không dùng được." if found else "Hồ sơ nguyên vẹn."
    told = [f"FAULT: {fault}" for fault in found]
    told = told or [f"All is well: {count} indices recomputed."]
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    print("\n".join([head, *told]))
    sys.exit(1 if found else 0)
