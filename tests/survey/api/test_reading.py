"""What programs read: page by page, cut to their units, and cheap to ask again."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.api.told import figure_told
from survey.models import Figure, RoleName, Status
from survey.release.operations import make_release
from tests.conftest import MORNING
from tests.factories import Province, make_round, make_sheets
from tests.survey.api.conftest import Asking, Header, program

NUMBERS = {"value", "share", "mean", "se", "low", "high", "counts", "rank", "df"}


@pytest.fixture
def one(province: Province) -> str:
    """The address of the release."""
    return f"/rounds/{province.round.code}/releases/1"


def _read_all(client: FlaskClient, address: str, header: Header) -> list[Any]:
    """Follow the links to the last page."""
    found: list[Any] = []
    while address:
        answer = client.get(address, headers=header)
        assert answer.status_code == 200, answer.text
        found += answer.json["items"]
        link = answer.headers.get("Link", "")
        assert bool(link) == (answer.json["next"] is not None)
        split = urlsplit(link.removeprefix("<").partition(">")[0])
        address = f"{split.path}?{split.query}" if link else ""
    return found


def test_figures_come_page_by_page_each_once(
    client: FlaskClient, session: Session, province: Province, one: str
) -> None:
    header = program(session)
    found = _read_all(client, f"/api/v1{one}/figures?limit=7", header)
    stored = session.scalars(select(Figure)).all()
    keys = [(figure["unit"], figure["node"]) for figure in found]
    assert len(set(keys)) == len(keys) == len(stored) == 4 * 12
    by_key = {(figure["unit"], figure["node"]): figure for figure in found}
    for figure in stored:
        told = by_key[figure.unit.code, figure.node]
        assert told == figure_told(figure).model_dump(mode="json")
        assert told["value"] == figure.value


def test_a_figure_that_is_held_back_gives_its_n_alone(
    ask: Asking, province: Province, one: str
) -> None:
    code = province.units[2].code
    [overall] = ask(f"{one}/figures?unit={code}&node=overall").json["items"]
    assert (overall["status"], overall["n"]) == ("withheld", 3)
    assert {overall[name] for name in NUMBERS - {"counts"}} == {None}
    assert overall["counts"] is None


def test_what_is_not_shown_is_hidden_whatever_is_stored(
    session: Session, province: Province
) -> None:
    shown = select(Figure).where(Figure.status == Status.SHOWN)
    figure = session.scalars(shown).first()
    assert figure is not None
    with session.no_autoflush:
        for status in set(Status) - {Status.SHOWN}:
            figure.status = status
            told = figure_told(figure)
            assert (told.n, told.value, told.counts) == (figure.n, None, None)
    session.rollback()


def test_lists_are_narrowed(ask: Asking, province: Province, one: str) -> None:
    code = province.units[0].code
    level = ask(f"{one}/figures?unit={code}&level=factor").json["items"]
    assert {(f["unit"], f["level"]) for f in level} == {(code, "factor")}
    assert len(level) == 5
    status = ask(f"{one}/figures?status=withheld&node=overall").json["items"]
    assert [f["unit"] for f in status] == [province.units[2].code]


def test_units_rounds_and_releases(ask: Asking, province: Province, one: str) -> None:
    units = ask("/units?limit=2")
    assert [u["code"] for u in units.json["items"]] == [
        province.root.code,
        province.units[0].code,
    ]
    assert units.json["items"][1]["parent"] == province.root.code
    round_ = ask(f"/rounds/{province.round.code}").json
    assert ask("/rounds").json == {"items": [round_], "next": None}
    assert round_["unit"] == province.root.code
    [brief] = ask(f"/rounds/{province.round.code}/releases").json["items"]
    full = ask(one).json
    assert brief.items() <= full.items()
    assert (full["rounding"], full["minimum_n"], full["n_sheets"]) == (2, 10, 68)
    nodes = {figure["node"] for figure in ask(f"{one}/figures").json["items"]}
    assert {node["code"] for node in full["nodes"]} == nodes


def test_changes_name_the_release_they_are_since(
    client: FlaskClient, session: Session, province: Province
) -> None:
    later = make_round(
        session,
        province.root,
        province.questionnaire,
        starts_on=province.round.ends_on.replace(month=4, day=1),
        ends_on=province.round.ends_on.replace(month=6, day=30),
    )
    make_sheets(session, later, province.counters[0], ["44444"], n=20)
    make_release(session, later, made_at=MORNING)
    header = program(session)
    address = f"/api/v1/rounds/{later.code}/releases/1/changes"
    found = _read_all(client, f"{address}?limit=5", header)
    assert {row["unit"] for row in found} <= {
        province.root.code,
        province.units[0].code,
    }
    assert {"overall", "S1"} <= {row["node"] for row in found}
    assert found[0]["earlier"] == {"round": province.round.code, "number": 1}
    # No round of a year before.
    assert _read_all(client, f"{address}?since=year", header) == []
    refused = client.get(f"{address}?since=ever", headers=header)
    assert (refused.status_code, "round, year" in refused.text) == (400, True)


def test_a_part_of_a_round_is_read_by_who_has_a_part(
    client: FlaskClient, session: Session, province: Province, one: str
) -> None:
    own, other = province.units[0], province.units[1]
    header = program(session, own, role=RoleName.UNIT_HEAD)
    found = _read_all(client, f"/api/v1{one}/figures", header)
    assert {figure["unit"] for figure in found} == {own.code}
    round_ = client.get(f"/api/v1/rounds/{province.round.code}", headers=header)
    assert round_.json["unit"] is None
    unit = client.get(f"/api/v1/units/{own.code}", headers=header)
    assert unit.json["parent"] is None
    for code in (other.code, "khong-co"):
        answer = client.get(f"/api/v1{one}/figures?unit={code}", headers=header)
        assert answer.status_code == 404
        assert "ngoài đơn vị của bạn" in answer.json["detail"]


def test_who_has_a_copy_is_told_that_it_still_holds(
    ask: Asking, province: Province, session: Session, one: str
) -> None:
    first = ask(f"{one}/figures")
    assert first.headers["Cache-Control"] == "private, max-age=3600"
    assert first.headers["Vary"] == "Authorization"
    tag = first.headers["ETag"]
    assert not tag.startswith("W/")
    again = ask(f"{one}/figures", **{"If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    part = program(session, province.units[0])
    assert ask(f"{one}/figures", part, **{"If-None-Match": tag}).status_code == 200

    units = ask("/units")
    assert units.headers["Cache-Control"] == "private, no-store"
    tag = units.headers["ETag"]
    assert tag.startswith("W/")
    assert ask("/units", **{"If-None-Match": tag}).status_code == 304
    province.units[0].name = "Tên mới"
    session.commit()
    assert ask("/units", **{"If-None-Match": tag}).status_code == 200
