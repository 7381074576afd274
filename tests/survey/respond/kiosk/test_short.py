"""A kiosk asks a short questionnaire while phones at the same counter get the long one.

They are two rounds under way in the same units, so their figures never meet.
"""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Channel, Evidence, Response, Round
from tests.factories import Province, make_method, make_questionnaire, make_round
from tests.pages import open_page, send
from tests.survey.respond.kiosk.tablets import HEADERS, send_sheet, sheet_at

CONDITION = {"waiting": 0, "refused": 0, "version": "", "clock": 0}


@pytest.fixture
def short(session: Session, at_kiosks: Province) -> Round:
    """A second round of the whole province, at kiosks alone, an item a factor."""
    at_kiosks.round.channels = [Channel.QR]
    method = make_method(session, "counter-short")
    asked = make_questionnaire(session, method)
    opened = make_round(session, at_kiosks.root, asked, channels=[Channel.KIOSK])
    session.commit()
    return opened


def test_the_kiosk_asks_the_short_round_and_its_code_leads_to_the_long_one(
    client: FlaskClient,
    short: Round,
    tablet: FlaskClient,
    session: Session,
    at_kiosks: Province,
) -> None:
    kiosk = tablet.get("/kiosk").text
    assert f'data-questionnaire="{short.questionnaire_id}"' in kiosk
    assert kiosk.count('data-kind="criterion"') == 2 * 5  # in two languages
    told = tablet.post("/kiosk/trang-thai", json=CONDITION, headers=HEADERS).json
    assert told
    code = at_kiosks.counters[0].code
    page = open_page(client, f"/k/{code}/{told['stamps'][0]}")
    names = {name for name in page.forms[-1].names if name.startswith("q-")}
    assert len(names) == 16
    send(client, page, dict.fromkeys(names, "5"))
    document = short.questionnaire.document if short.questionnaire else {}
    codes = [i["code"] for section in document["section"] for i in section["item"]]
    sheet = sheet_at(
        at_kiosks,
        questionnaire=short.questionnaire_id,
        fields={f"q-{code}": "4" for code in codes},
    )
    assert send_sheet(tablet, sheet).status_code == 201
    # A sheet of the long questionnaire is none that this kiosk may have asked.
    assert send_sheet(tablet, sheet_at(at_kiosks)).status_code == 422
    columns = (Response.round_id, Response.channel, Response.evidence)
    stored = session.execute(select(*columns)).all()
    assert sorted(map(tuple, stored)) == [
        (at_kiosks.round.id, Channel.QR, Evidence.PRESENCE),
        (short.id, Channel.KIOSK, Evidence.PRESENCE),
    ]
