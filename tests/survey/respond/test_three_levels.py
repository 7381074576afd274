"""A questionnaire of three levels: from the scan to the points."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Figure, Response
from survey.release.operations import make_release
from tests.factories import Province, make_province, make_sheets
from tests.pages import open_page, send
from tests.survey.release.conftest import MADE_AT

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def province(session: Session) -> Province:
    """A commune rated by the circular of 2018."""
    return make_province(session, units=1, method="tt01-2018")


@pytest.fixture
def address(session: Session, province: Province) -> str:
    """Where the counter's page stands."""
    address = f"/q/{province.counters[0].code}"
    session.commit()  # and let go of the database
    return address


def test_three_levels_are_offered_with_their_faces(
    client: FlaskClient, address: str
) -> None:
    page = open_page(client, address)

    for word in ("Không hài lòng", "Hài lòng", "Rất hài lòng"):
        assert page.text.count(word) >= 9
    assert "Bình thường" not in page.text
    faces = {face: page.source.count(f'"#face-{face}"') for face in range(1, 6)}
    assert faces == {1: 0, 2: 9, 3: 0, 4: 9, 5: 9}  # nobody is neutral


def test_from_the_scan_to_the_points(
    client: FlaskClient, session: Session, province: Province, address: str
) -> None:
    page = open_page(client, address)
    answers = {n: "3" for n in page.forms[-1].names if n.startswith("q-")}
    send(client, page, answers | {"q-TT1": "1", "q-TT2": "2", "q-TT9": "-"})

    [stored] = session.scalars(select(Response))
    assert stored.answers == "12333333-"

    counter = province.counters[0]
    make_sheets(session, province.round, counter, [stored.answers], n=19)
    made = make_release(session, province.round, made_at=MADE_AT)
    values = {
        figure.node: figure.value
        for figure in session.scalars(select(Figure).filter_by(release_id=made.id))
        if figure.unit_id == province.units[0].id
    }
    assert [values[f"TT{k}"] for k in (1, 2, 3, 9)] == [0, 1, 2, None]
    # Nobody answered the ninth: the eight others stand for the nine.
    assert values["overall"] == pytest.approx((0 + 1 + 6 * 2) * 9 / 8)


@pytest.mark.parametrize("level", ["4", "5", "0"])
def test_a_level_the_scale_lacks_is_refused(
    client: FlaskClient, session: Session, address: str, level: str
) -> None:
    page = open_page(client, address)
    answers = {n: "3" for n in page.forms[-1].names if n.startswith("q-")}

    send(client, page, answers | {"q-TT1": level}, status=422)

    assert session.scalars(select(Response)).all() == []
