"""The codebook of a pack: held to its schema, and to the files that it describes.

A codebook was also held to the schema itself, as far as that declares the elements
written here, with lxml on 27 November 2026: valid. The schema is not kept here for the
sake of its licence.
"""

import csv
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

import pyarrow.parquet
import pyreadstat
import pytest
from defusedxml.ElementTree import fromstring
from sqlalchemy.orm import Session

from survey.config import Settings
from survey.exports.microdata.sav_names import spss_names
from survey.release.microdata import give_microdata
from tests.survey.exports.microdata.codebook_shape import NAMESPACE as DDI
from tests.survey.exports.microdata.codebook_shape import faults
from tests.survey.exports.pack.packs import pack_of
from tests.survey.packs.samples import files_of
from tests.survey.release.microdata.rounds import MADE_AT, closed_round

BOOK = "so-lieu/microdata-codebook.xml"
pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def files(session: Session, settings: Settings) -> Mapping[str, bytes]:
    """The files of a pack with sheets."""
    _province, release = closed_round(session)
    give_microdata(session, release, at=MADE_AT)
    session.commit()
    return files_of(pack_of(session, release, settings, has_report=False))


def _swap(book: Element) -> None:
    last = book[-1]
    book.remove(last)
    book.insert(0, last)


def _rename(book: Element) -> None:
    _first(book, "var").attrib.pop("name")


def _point_nowhere(book: Element) -> None:
    _first(book, "var").set("files", "F9")


def _repeat(book: Element) -> None:
    _first(book, "fileDscr").set("ID", "F2")


def _begin_with_a_digit(book: Element) -> None:
    _first(book, "var").set("ID", "1.A")


def _say_otherwise(book: Element) -> None:
    _first(book, "catStat").set("type", "frequency")


def _first(book: Element, name: str) -> Element:
    return next(book.iter(f"{DDI}{name}"))


CHANGES: Mapping[Callable[[Element], None], str] = {
    _swap: "codeBook has dataDscr stdyDscr fileDscr fileDscr",
    _rename: "var lacks name",
    _point_nowhere: "var files=F9",
    _repeat: "ID F2 twice",
    _begin_with_a_digit: "ID 1.A is no name",
    _say_otherwise: "catStat type=frequency",
}


def test_it_is_as_the_schema_asks(files: Mapping[str, bytes]) -> None:
    assert faults(fromstring(files[BOOK])) == []
    for change, told in CHANGES.items():
        book = fromstring(files[BOOK])
        change(book)
        assert told in faults(book)


class Told(NamedTuple):
    """What a file, or the codebook, says of a column."""

    label: str
    values: dict[str, str]
    missing: set[str]


def test_every_format_says_what_it_says(
    files: Mapping[str, bytes], tmp_path: Path
) -> None:
    for number, name in enumerate(("microdata", "microdata-people"), start=1):
        _is_told_alike(files, tmp_path, number, name)


def _is_told_alike(
    files: Mapping[str, bytes], tmp_path: Path, number: int, name: str
) -> None:
    book = fromstring(files[BOOK])
    told = {
        var.get("name", ""): _told(var)
        for var in book.iter(f"{DDI}var")
        if var.get("files") == f"F{number}"
    }
    describes = book.findall(f"{DDI}fileDscr")[number - 1]
    n_rows = int(_first(describes, "caseQnty").text or 0)
    assert _first(describes, "fileName").text == f"{name}.csv"
    assert int(_first(describes, "varQnty").text or 0) == len(told)
    assert _of_csv(files[f"so-lieu/{name}.csv"]) == (list(told), n_rows)
    assert _of_parquet(files[f"so-lieu/{name}.parquet"]) == (told, n_rows)
    sav = tmp_path / "a.sav"
    sav.write_bytes(files[f"so-lieu/{name}.sav"])
    found, n_cases = _of_sav(sav)
    assert n_cases == n_rows
    assert list(found) == spss_names(told)
    for own, whole in zip(found.values(), told.values(), strict=True):
        assert _is_cut(own.label, whole.label)
        assert own.missing == whole.missing
        assert list(own.values) == list(whole.values)
        assert all(_is_cut(own.values[code], whole.values[code]) for code in own.values)


def _told(var: Element) -> Told:
    classes = var.findall(f"{DDI}catgry")
    return Told(
        var.findtext(f"{DDI}labl") or "",
        {
            one.findtext(f"{DDI}catValu") or "": one.findtext(f"{DDI}labl") or ""
            for one in classes
        },
        {
            one.findtext(f"{DDI}catValu") or ""
            for one in classes
            if one.get("missing") == "Y"
        },
    )


def _of_csv(data: bytes) -> tuple[list[str], int]:
    heading, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return heading, len(rows)


def _of_parquet(data: bytes) -> tuple[dict[str, Told], int]:
    file = pyarrow.parquet.ParquetFile(io.BytesIO(data))
    labels = json.loads(file.metadata.metadata[b"labels"])
    found = {
        name: Told(
            labels[name]["label"],
            labels[name]["values"],
            {str(code) for code in labels[name]["missing"]},
        )
        for name in file.schema_arrow.names
    }
    assert len(labels) == len(found)
    return found, file.metadata.num_rows


def _of_sav(path: Path) -> tuple[dict[str, Told], int]:
    meta: Any = pyreadstat.read_sav(path, user_missing=True, output_format="dict")[1]
    found = {}
    for name in meta.column_names:
        values = meta.variable_value_labels[name]
        missing = meta.missing_ranges.get(name, [])
        assert all(one["lo"] == one["hi"] for one in missing)
        found[name] = Told(
            meta.column_names_to_labels[name] or "",
            {_code(code): word for code, word in values.items()},
            {_code(one["lo"]) for one in missing},
        )
    return found, int(meta.number_rows)


def _code(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _is_cut(found: str, whole: str) -> bool:
    """Return whether a label is there, whole or to the length that SPSS takes."""
    return found == whole or (len(found.encode()) > 100 and whole.startswith(found))
