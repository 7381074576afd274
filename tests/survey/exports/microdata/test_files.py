"""Tables of sheets, opened by readers that others wrote."""

import csv
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO, RawIOBase
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pyreadstat
import pytest

from survey.exports.microdata import chunks
from survey.exports.microdata.as_csv import write_csv
from survey.exports.microdata.as_parquet import write_parquet
from survey.exports.microdata.as_sav import write_sav
from survey.exports.microdata.datasets import DataSet
from survey.exports.microdata.sav_names import spss_names
from tests.survey.exports.microdata.tables import HOSTILE, LONG, VALUES, answers_table

MADE_AT = datetime(2026, 4, 2, 2, 0, tzinfo=UTC)
Row = tuple[str | int, ...]


class _Stream(RawIOBase):
    """What a pack gives to be written to."""

    def __init__(self) -> None:
        self.data = BytesIO()

    def write(self, data: Any, /) -> int:
        return self.data.write(data)


def _written(write: Callable[..., object], data: DataSet, **given: object) -> bytes:
    stream = _Stream()
    write(data, stream, **given)
    return stream.data.getvalue()


def _rows(data: DataSet) -> list[Row]:
    units = [one.code for one in data.places for _row in range(one.n)]
    return [(unit, *row) for unit, row in zip(units, data.cells.tolist(), strict=True)]


SHAPES = {
    "units": answers_table((7, 1, 30)),
    "long codes": answers_table((5, 12), lead="TINH-XA-1234-"),
    "many columns": answers_table((9, 4), n_columns=41),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("most", [8, 1 << 16])
def test_every_reader_finds_every_cell(
    shape: str, most: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(chunks, "MOST", most)
    data = SHAPES[shape]
    text = _written(write_csv, data).decode("utf-8-sig")
    heading, *lines = csv.reader(io.StringIO(text, newline=""))
    assert heading == ["unit", *(column.name for column in data.columns)]
    assert [(unit, *map(int, cells)) for unit, *cells in lines] == _rows(data)
    file = tmp_path / "a.sav"
    file.write_bytes(_written(write_sav, data, made_at=MADE_AT))
    columns, _meta = pyreadstat.read_sav(
        file, user_missing=True, output_format="dict", apply_value_formats=False
    )
    assert list(zip(*columns.values(), strict=True)) == _rows(data)
    table = pyarrow.parquet.read_table(BytesIO(_written(write_parquet, data)))
    assert list(zip(*table.to_pydict().values(), strict=True)) == _rows(data)


@pytest.mark.parametrize("lead", ["X-", "TINH-XA-1234-"])
def test_spss_has_the_words(tmp_path: Path, lead: str) -> None:
    data = answers_table((3, 20), lead=lead)
    file = tmp_path / "a.sav"
    file.write_bytes(_written(write_sav, data, made_at=MADE_AT))
    columns, meta = pyreadstat.read_sav(file, output_format="dict")
    assert meta.column_names == ["unit", "V_1_A0", "V_1_A1", "V_1_A2"]
    label = meta.column_names_to_labels["V_1_A0"] or ""
    assert LONG.startswith(label)
    assert len(label.encode()) > 200
    assert meta.variable_value_labels["V_1_A1"] == VALUES
    units: object = meta.variable_value_labels["unit"]
    assert units == data.names
    assert set(columns["V_1_A0"]) == {1, 5, None}  # nobody's answers are missing
    assert meta.file_encoding == "UTF-8"
    assert f"{meta.creation_time:%Y-%m-%d %H:%M}" == "2026-04-02 02:00"


def test_parquet_has_the_words() -> None:
    data = answers_table((3, 20))
    file = pyarrow.parquet.ParquetFile(BytesIO(_written(write_parquet, data)))
    told = json.loads(file.metadata.metadata[b"labels"])
    assert told["1.A0"]["label"] == LONG
    assert told["1.A0"]["values"]["5"] == VALUES[5]
    assert HOSTILE in told["unit"]["values"]["X-0"]


def test_the_same_table_is_the_same_bytes() -> None:
    one, again = answers_table((9, 9)), answers_table((9, 9))
    for write in (write_csv, write_parquet):
        assert _written(write, one) == _written(write, again)
    assert _written(write_sav, one, made_at=MADE_AT) == _written(
        write_sav, again, made_at=MADE_AT
    )


def test_names_are_such_as_spss_takes() -> None:
    assert spss_names(["II.A", "II-A", "ii_a", "1", "", "é"]) == [
        *("II_A", "II_A_2", "ii_a_3", "V_1", "V", "V__"),
    ]
