"""Groups of sheets as programs read them: what officials see, page by page."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Channel, Part, PartDetail, RoleName, Status
from survey.release.operations import make_release
from tests.conftest import MORNING
from tests.factories import Province, make_sheets
from tests.survey.api.conftest import Asking, program

PAPER = {"channel": Channel.PAPER}


@pytest.fixture
def two_channels(session: Session, province: Province) -> str:
    """The address of a release with paper everywhere, at the second unit too little."""
    for counter, n in zip(province.counters, (30, 6, 12), strict=True):
        make_sheets(session, province.round, counter, ["55345", "12111"], n=n, **PAPER)
    make_release(session, province.round, made_at=MORNING)
    session.commit()
    return f"/rounds/{province.round.code}/releases/2"


def _all(ask: Asking, address: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    after = ""
    while True:
        answer = ask(f"{address}{after}")
        assert answer.status_code == 200, answer.text
        found += answer.json["items"]
        if answer.json["next"] is None:
            return found
        after = f"&after={answer.json['next']}"


def test_groups_come_page_by_page_each_once(
    session: Session, ask: Asking, province: Province, two_channels: str
) -> None:
    groups = _all(ask, f"{two_channels}/groups?limit=3")
    by_key = {(one["unit"], one["dimension"], one["group"]): one for one in groups}
    n_stored = len(session.scalars(select(Part)).all())
    assert len(by_key) == len(groups) == n_stored > 6
    small = by_key[province.units[1].code, "channel", "paper"]
    assert (small["status"], small["n"]) == (Status.WITHHELD, 6)
    assert {name for name, value in small.items() if value is not None} == {
        "unit",
        "dimension",
        "group",
        "status",
        "n",
        "counted_in",
    }
    large = by_key[province.units[0].code, "channel", "paper"]
    assert large["status"] == Status.SHOWN
    assert None not in (large["value"], large["low"], large["difference"])
    asked = f"dimension=channel&unit={province.units[0].code}&limit=4"
    factors = _all(ask, f"{two_channels}/group-factors?{asked}")
    stored = select(PartDetail).filter_by(unit_id=province.units[0].id)
    details = session.scalars(stored.filter_by(dimension="channel"))
    told = {(one["group"], one["node"]): one["value"] for one in factors}
    assert told == {(one.code, one.node): one.value for one in details}
    assert len(told) == len(factors) > 4


def test_groups_are_read_by_who_may_see_their_unit(
    client: FlaskClient, session: Session, province: Province, two_channels: str
) -> None:
    own, other = province.units[0], province.units[1]
    header = program(session, own, role=RoleName.UNIT_HEAD)
    for place in ("groups", "group-factors"):
        address = f"/api/v1{two_channels}/{place}"
        answer = client.get(address, headers=header)
        assert {one["unit"] for one in answer.json["items"]} == {own.code}
        refused = client.get(f"{address}?unit={other.code}", headers=header)
        assert refused.status_code == 404
    wrong = client.get(f"{address}?dimension=sex", headers=header)
    assert (wrong.status_code, "answer:" in wrong.json["detail"]) == (400, True)
