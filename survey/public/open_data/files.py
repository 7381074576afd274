"""The files of the open data: the same digits as CSV, JSON and Parquet."""

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO, StringIO

from arro3.core import Array, DataType, Table
from arro3.io import write_parquet
from sqlalchemy.orm import Session

from survey.models import Release
from survey.public.open_data.columns import COLUMNS, Type
from survey.public.open_data.rows import Row, Value, rows_of
from survey.spreadsheets.marks import marked

LICENCE = "CC BY 4.0"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
NAMES = [column.name for column in COLUMNS]

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class File:
    """A file to download, and what it is checked with."""

    name: str
    content: bytes
    digest: str

    @property
    def kilobytes(self) -> int:
        """Return how large it is, at least 1."""
        return max(1, round(len(self.content) / 1000))


def data_files(session: Session, release: Release) -> dict[str, File]:
    """Return the open data of a release by format."""
    rows = rows_of(session, release)
    made = {kind: write(release, rows) for kind, write in WRITERS.items()}
    return {kind: _file(f"figures.{kind}", content) for kind, content in made.items()}


def dictionary_files() -> dict[str, File]:
    """Return the data dictionary by format."""
    columns = [column._asdict() for column in COLUMNS]
    table = [tuple(columns[0]), *(tuple(column.values()) for column in columns)]
    return {
        "csv": _file("dictionary.csv", _csv(table)),
        "json": _file("dictionary.json", _json({"columns": columns})),
    }


def _file(name: str, content: bytes) -> File:
    return File(name, content, sha256(content).hexdigest())


def _as_csv(release: Release, rows: Sequence[Row]) -> bytes:
    return _csv([tuple(NAMES), *rows])


def _as_json(release: Release, rows: Sequence[Row]) -> bytes:
    said: Json = {
        "round": release.round.code,
        "title": release.round.title,
        "release": release.number,
        "made_at": release.made_at.isoformat(),
        "method": f"{release.method.code}:{release.method.version}",
        "software": release.software,
        "licence": LICENCE,
        "figures_digest": release.figures_digest,
        "figures": [dict(zip(NAMES, row, strict=True)) for row in rows],
    }
    return _json(said)


def _as_parquet(release: Release, rows: Sequence[Row]) -> bytes:
    columns = list(zip(*rows, strict=True)) or [() for _column in COLUMNS]
    arrays = [
        Array(list(values), type=ARROW[column.type]())
        for column, values in zip(COLUMNS, columns, strict=True)
    ]
    stream = BytesIO()
    write_parquet(Table.from_arrays(arrays, names=NAMES), stream)
    return stream.getvalue()


def _csv(rows: Sequence[Sequence[Value]]) -> bytes:
    text = StringIO(newline="")
    csv.writer(text).writerows([_cell(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(cell: Value) -> str:
    """Return a cell as text that no spreadsheet takes for a formula."""
    if cell is None:
        return ""
    return marked(cell) if isinstance(cell, str) else repr(cell)


def _json(content: Json | Mapping[str, object]) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


ARROW: Mapping[Type, Callable[[], DataType]] = {
    "text": DataType.string,
    "whole": DataType.int64,
    "number": DataType.float64,
}
WRITERS: Mapping[str, Callable[[Release, Sequence[Row]], bytes]] = {
    "csv": _as_csv,
    "json": _as_json,
    "parquet": _as_parquet,
}
