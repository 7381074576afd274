"""Interviews by a list: counted at its unit, in its round; nothing leads back."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.manage.operations.sampling.draws import draw_sample
from survey.manage.operations.sampling.frames import Listed, add_frame
from survey.models import (
    Channel,
    Counter,
    DrawnEntry,
    FrameKind,
    HelpingPass,
    Population,
    Response,
)
from tests.factories import Province, make_counter, make_round
from tests.pages import open_page, send

pytestmark = pytest.mark.usefixtures("clock")
LIST, INTERVIEW = "/chon-mau/mau/1?nguoi=5", "/phong-van/1?nguoi=5"


@pytest.fixture
def second(session: Session, province: Province) -> Counter:
    """The second counter of a unit from whose list somebody was drawn."""
    province.round.channels = [Channel.QR, Channel.HOME]
    province.round.populations = [Population.RESIDENTS]
    frame = add_frame(
        *(session, province.round, province.units[0]),
        kind=FrameKind.HOUSEHOLDS,
        title="Hộ xã Một",
        entries=[Listed("H1", "Nguyễn Thị Mẫu")],
    )
    draw_sample(session, frame, n=1)
    counter = make_counter(session, province.units[0], code="QUAYHAI")
    session.commit()
    return counter


def test_an_interview_is_opened_from_a_list_and_counted_at_its_unit(
    official: FlaskClient, session: Session, second: Counter
) -> None:
    code = second.code
    session.rollback()
    begun = open_page(official, open_page(official, LIST).link("Mở phiếu phỏng vấn"))
    assert "Nguyễn Thị Mẫu" not in begun.text
    assert begun.link("Về danh sách").endswith(LIST)
    page = send(official, begun, {"counter": code})
    names = [name for name in page.forms[-1].names if name.startswith("q-")]
    thanked = send(official, page, dict.fromkeys(names, "5"))
    assert open_page(official, thanked.link("người kế tiếp")).address == page.address
    row = session.scalars(select(Response)).one()
    assert (row.channel, row.population) == (Channel.HOME, Population.RESIDENTS)
    given = session.scalars(select(HelpingPass)).one()
    assert given.counter_id == row.counter_id == second.id
    # The entry is as it was: only the interviewer says what became of it.
    assert session.scalars(select(DrawnEntry.noted_on)).one() is None


def test_no_interview_goes_into_another_round_than_the_lists(
    official: FlaskClient, session: Session, province: Province, second: Counter
) -> None:
    old = province.round
    assert old.questionnaire
    channels = [Channel.QR, Channel.HOME]
    make_round(session, province.root, old.questionnaire, code="SAU", channels=channels)
    session.commit()
    assert "Hộ xã Một" in open_page(official, "/phong-van").text
    page = open_page(official, INTERVIEW)
    assert "Hôm nay không mở được phiếu" in page.text
