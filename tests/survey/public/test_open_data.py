"""Open data: the same digits in every format, and no more than pages show."""

import csv
import io
import json
import math
from hashlib import sha256

from arro3.io import read_parquet
from flask.testing import FlaskClient

from survey.public.open_data.columns import COLUMNS
from tests.pages import open_page

Rows = list[dict[str, object]]


def _csv_rows(content: bytes) -> Rows:
    kinds = {column.name: column.type for column in COLUMNS}
    read = {"text": str, "whole": int, "number": float}
    return [
        {name: read[kinds[name]](cell) if cell else None for name, cell in row.items()}
        for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    ]


def _without_blanks(rows: Rows) -> Rows:
    """Return rows where an empty text is none, as CSV has it."""
    return [
        {name: cell or (cell if cell == 0 else None) for name, cell in row.items()}
        for row in rows
    ]


def test_every_format_has_the_same_digits(client: FlaskClient, place: str) -> None:
    folder = f"{place}/du-lieu"
    files = {
        kind: client.get(f"{folder}/figures.{kind}").data
        for kind in ("csv", "json", "parquet")
    }
    page = open_page(client, folder)
    for content in files.values():
        assert sha256(content).hexdigest() in page.text
    as_csv = _csv_rows(files["csv"])
    as_json = json.loads(files["json"])["figures"]
    table = read_parquet(io.BytesIO(files["parquet"])).read_all()
    as_parquet = table.to_struct_array().to_pylist()
    assert list(as_csv[0]) == [column.name for column in COLUMNS]
    assert _without_blanks(as_json) == as_csv
    assert _without_blanks(as_parquet) == as_csv


def test_open_data_say_no_more_than_pages(client: FlaskClient, place: str) -> None:
    rows = _csv_rows(client.get(f"{place}/du-lieu/figures.csv").data)
    overall = {row["unit_name"]: row for row in rows if row["node"] == "overall"}
    assert overall["Xã Tây"]["n"] == 30  # of 32
    assert overall["Xã Đông"]["n"] == 60
    assert overall["Xã Đông"]["populations"] == "counter-users organisations"
    for name in ("Xã Nhỏ", "Xã Đồng Lòng"):
        held_back = overall[name]
        assert held_back["populations"] is None
        assert held_back["status"] == "withheld"
        assert held_back["n"] is held_back["value"] is held_back["share"] is None
    # Parts are ranked among all units, those not told as well.
    assert {row["node"] for row in rows if row["rank"]} == {"overall"}
    values = [row["value"] for row in rows if isinstance(row["value"], float)]
    assert values
    assert all(math.isclose(value, round(value, 2)) for value in values)


def test_every_column_is_explained_in_two_languages(
    client: FlaskClient, place: str
) -> None:
    dictionary = client.get(f"{place}/du-lieu/dictionary.json").json
    assert dictionary is not None
    assert [one["name"] for one in dictionary["columns"]] == [c.name for c in COLUMNS]
    assert all(one["vi"] and one["en"] for one in dictionary["columns"])
    as_csv = client.get(f"{place}/du-lieu/dictionary.csv").data
    assert len(as_csv.splitlines()) == len(COLUMNS) + 1
