"""What can be listened to on a kiosk: which buttons its page has, and which not."""

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from survey.manage.operations.recordings import keep_recording
from tests.factories import Province
from tests.markup import read
from tests.questionnaires import ask, every_kind, in_tay
from tests.survey.sound.made import m4a


def test_every_step_that_was_recorded_has_a_button_in_its_language_alone(
    tablet: FlaskClient, session: Session, at_kiosks: Province
) -> None:
    sound = keep_recording(session, m4a(2.0)).digest
    document = in_tay(every_kind(), sound)
    unread = document["section"][0]["item"][0]["code"]
    document["recording"] = [
        one for one in document["recording"] if one["code"] != unread
    ]
    ask(session, at_kiosks, document)
    session.commit()
    page = tablet.get("/kiosk").text
    start, *journeys = page.split('<form class="journey"')
    assert start.count(f'data-sound="/q/nghe/{sound}"') == 1  # the introduction
    for journey in journeys:
        is_tay = 'lang="tyz"' in journey[:40]
        steps = journey.split("<fieldset")[1:]
        n_buttons = [step.count("data-sound=") for step in steps]
        n_levels = ['data-kind="criterion"' in step for step in steps]
        wanted = [1 + is_criterion for is_criterion in n_levels]
        wanted[0] = 1  # its levels can be heard, though itself cannot
        assert n_buttons == (wanted if is_tay else [0] * len(steps))
    assert {e["aria-pressed"] for e in read(page) if e["data-sound"]} == {"false"}
    assert "kiosk-sounds" in tablet.get("/kiosk/worker.js").text
