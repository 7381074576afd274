"""Who may download what, and what is not there."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.exports.reading import read_release
from tests.factories import Province


@pytest.mark.parametrize(("code", "number"), [("x", None), (None, 9)])
def test_an_unknown_release_is_refused(
    session: Session, province: Province, code: str | None, number: int | None
) -> None:
    with pytest.raises(Problem) as refusal:
        read_release(session, code or province.round.code, number=number)
    assert refusal.value.status == 404


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_officials_download_both_files(
    official: FlaskClient, province: Province, kind: str
) -> None:
    code = province.round.code
    page = official.get(f"/ket-qua/{code}/1/figures.{kind}")

    assert page.status_code == 200
    assert f"hai-long-{code}-1.{kind}" in page.headers["Content-Disposition"]
    assert page.data[:2] == (b"PK" if kind == "xlsx" else b"\xef\xbb")
    assert official.get(f"/ket-qua/{code}/2/figures.{kind}").status_code == 404
    assert official.get(f"/ket-qua/{code}/1/figures.ods").status_code == 404


@pytest.mark.parametrize(
    "table",
    ["changes", "year-changes", "weeks", "drivers", "parts", "part-details", "choices"],
)
def test_officials_download_what_stands_beside_the_figures(
    official: FlaskClient, province: Province, table: str
) -> None:
    code = province.round.code
    page = official.get(f"/ket-qua/{code}/1/{table}.csv")

    assert page.status_code == 200
    assert f"hai-long-{code}-1-{table}.csv" in page.headers["Content-Disposition"]
    assert official.get(f"/ket-qua/{code}/1/{table}.xlsx").status_code == 404


@pytest.mark.parametrize("file", ["figures.xlsx", "figures.csv", "weeks.csv"])
def test_strangers_do_not(client: FlaskClient, province: Province, file: str) -> None:
    page = client.get(f"/ket-qua/{province.round.code}/1/{file}")
    assert page.status_code == 302
