"""A month in which one ward tried three levels and eighteen points (tt01-2018)."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import numpy as np
from numpy.random import default_rng
from sqlalchemy.orm import Session

from survey.clock import Half
from survey.demo import province
from survey.demo.calendar import Period, night_before, visit_shares
from survey.demo.opinions import as_answers
from survey.demo.publicity import publish_told
from survey.demo.questionnaires import publish_plain
from survey.demo.rounds import close_told, open_told
from survey.manage.operations.rounds import RoundPlan
from survey.methods.questionnaire import parse_questionnaire
from survey.models import Counter, Population
from survey.release.operations import make_release
from survey.respond.operations import store_sheet
from survey.respond.places import Place
from survey.respond.sheets import Sheet, fill_in
from survey.tree import unit_by_code

METHOD = "tt01-2018"
OFFICE = "TK-P05"
SHEETS = 240
CUTS = (-1.34, 0.31)  # about 9, 53 and 38 % at the three levels
VISITOR_SD, ITEM_SD = 0.8, 0.6
FIRMS = 0.22  # share of the sheets that speak for an organisation
SEED, ROLES = (2026, 18), 20
SECRET = 16  # bytes
A_WEEK = timedelta(weeks=1)
ROLE = {False: Population.COUNTER_USERS, True: Population.ORGANISATIONS}


def try_out(session: Session, counters: Sequence[Counter], period: Period) -> None:
    """Ask at the counters of a ward for a month, close, release, show everybody."""
    questionnaire = publish_plain(session, METHOD, on=period.start)
    plan = RoundPlan(
        code=f"{period.start:%Y-%m}-tt01",
        title=f"Thử thang 18 điểm, tháng {period.start:%m/%Y} ({province.MARK})",
        starts_on=period.start,
        ends_on=period.end,
        root=unit_by_code(session, OFFICE),
        method=questionnaire.method,
        questionnaire=questionnaire,
        populations=(Population.COUNTER_USERS, Population.ORGANISATIONS),
    )
    round_ = open_told(session, plan)
    places = [
        Place(
            round_id=round_.id,
            questionnaire_id=questionnaire.id,
            unit_id=counter.unit_id,
            counter_id=counter.id,
            channel=plan.channels[0],
            population=Population.COUNTER_USERS,
            service=counter.service,
        )
        for counter in counters
    ]
    width = parse_questionnaire(questionnaire.document).width
    for sheet in _sheets(places, period.working_days(period.after), width=width):
        store_sheet(session.connection(), sheet)
    release = make_release(session, round_, made_at=night_before(period.after))
    close_told(session, round_, period)
    publish_told(session, release, on=period.after + A_WEEK)


def _sheets(
    places: Sequence[Place], days: Sequence[date], *, width: int
) -> Iterator[Sheet]:
    """Yield the same sheets every time."""
    rng = default_rng(SEED)
    opinion = rng.normal(0, VISITOR_SD, (SHEETS, 1))
    opinion = opinion + rng.normal(0, ITEM_SD, (SHEETS, width))
    levels = (np.searchsorted(CUTS, opinion) + 1).astype(np.uint8)
    drawn_days = rng.choice(len(days), size=SHEETS, p=visit_shares(list(days)))
    drawn_places = rng.integers(len(places), size=SHEETS)
    is_firm = default_rng((*SEED, ROLES)).random(SHEETS) < FIRMS
    for number, answers in enumerate(as_answers(levels)):
        yield fill_in(
            places[int(drawn_places[number])],
            answers,
            secret=rng.bytes(SECRET),
            day=days[int(drawn_days[number])],
            half=Half.MORNING,
            language="vi",
            population=ROLE[bool(is_firm[number])],
        )
