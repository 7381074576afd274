"""A short questionnaire on the tablets of one ward, while QR codes ask the long one."""

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np
from numpy.random import default_rng
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.clock import Half
from survey.demo import province
from survey.demo.calendar import Calendar, Period, night_before, visit_shares
from survey.demo.opinions import as_answers
from survey.demo.questionnaires import publish_short
from survey.demo.renewal import SHOWN_OFFICE
from survey.demo.rounds import open_told
from survey.manage.operations.rounds import RoundPlan
from survey.methods.questionnaire import parse_questionnaire
from survey.models import Channel, Counter, Population, Round, Unit
from survey.release.operations import make_release
from survey.respond.operations import store_sheet
from survey.respond.places import Place
from survey.respond.sheets import Sheet, fill_in
from survey.tree import unit_by_code

METHOD = "counter-short"
SHEETS = 130
# Kinder than by QR code: who answers at the counter may still be looked at.
LEVELS = (0.01, 0.03, 0.12, 0.42, 0.42)
SEED = (2026, 5)
SECRET = 16  # bytes


def ask_at_kiosks(session: Session, calendar: Calendar) -> None:
    """Ask one ward at its tablets, as long as the second round lasts; release."""
    questionnaire = publish_short(session, METHOD, on=calendar.short.start)
    period = calendar.short
    plan = RoundPlan(
        code=f"{calendar.second.start:%Y-%m}-may",
        title=f"Phiếu ngắn trên máy tại quầy ({province.MARK})",
        starts_on=period.start,
        ends_on=period.end,
        root=unit_by_code(session, SHOWN_OFFICE),
        method=questionnaire.method,
        questionnaire=questionnaire,
        channels=(Channel.KIOSK,),
    )
    round_ = open_told(session, plan)
    width = parse_questionnaire(questionnaire.document).width
    for sheet in _sheets(_places(session, round_), period, calendar.today, width):
        store_sheet(session.connection(), sheet)
    make_release(session, round_, made_at=night_before(calendar.today))


def _places(session: Session, round_: Round) -> list[Place]:
    found = select(Counter).join(Unit, Unit.id == Counter.unit_id)
    here = Unit.code == SHOWN_OFFICE, Counter.closed_on.is_(None)
    assert round_.questionnaire_id is not None  # noqa: S101 - opened with one
    return [
        Place(
            round_id=round_.id,
            questionnaire_id=round_.questionnaire_id,
            unit_id=counter.unit_id,
            counter_id=counter.id,
            channel=Channel.KIOSK,
            population=Population.COUNTER_USERS,
            service=counter.service,
            is_present=True,
        )
        for counter in session.scalars(found.where(*here).order_by(Counter.id))
    ]


def _sheets(
    places: Sequence[Place], period: Period, today: date, width: int
) -> Iterator[Sheet]:
    """Yield the same sheets every time."""
    rng, days = default_rng(SEED), period.working_days(today)
    levels = rng.choice(np.arange(1, 6, dtype=np.uint8), (SHEETS, width), p=LEVELS)
    drawn_days = rng.choice(len(days), size=SHEETS, p=visit_shares(days))
    drawn_places = rng.integers(len(places), size=SHEETS)
    halves = rng.choice(list(Half), size=SHEETS)
    for number, answers in enumerate(as_answers(levels)):
        yield fill_in(
            places[int(drawn_places[number])],
            answers,
            secret=rng.bytes(SECRET),
            day=days[int(drawn_days[number])],
            half=Half(halves[number]),
            language="vi",
        )
