"""The province from its founding to today, in one transaction of the caller's."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.demo import (
    at_kiosks,
    fieldwork,
    founding,
    outside,
    paper,
    province,
    questionnaires,
    rates,
    scores,
    trial,
)
from survey.demo.calendar import Calendar, night_before
from survey.demo.draft import begin_draft
from survey.demo.exemptions import exempt_the_newest
from survey.demo.founding import Counters
from survey.demo.given import give_sheets
from survey.demo.province import Office, read_offices
from survey.demo.publicity import show_everybody
from survey.demo.reforms import reform
from survey.demo.rounds import (
    WAYS,
    close_told,
    open_demo_round,
    report_transactions,
)
from survey.demo.sheets import Drawn, draw_sheets, store_sheets
from survey.methods.questionnaire import parse_questionnaire
from survey.models import Channel, Population, Questionnaire, Round, Unit
from survey.release.operations import make_release
from survey.respond.places import Place

A_WEEK = timedelta(weeks=1)
SHEETS = (28_000, 32_000)  # of the first round, and of the second until today


def is_built(session: Session) -> bool:
    """Return whether the demonstration province is there."""
    found = select(Unit.id).where(Unit.code == province.ROOT)
    return session.scalar(found) is not None


def build_province(
    session: Session, *, today: date, sheets: tuple[int, int] = SHEETS
) -> None:
    """Build the province with all its rounds; the caller commits all or nothing."""
    calendar, offices = Calendar.of(today), read_offices()
    counters = founding.found_province(session, offices, on=calendar.founded_on)
    _hold_first_round(session, offices, counters, calendar, n=sheets[0])
    reform(session, offices, counters, on=calendar.merged_on, today=today)
    _try_other_methods(session, offices, counters, calendar)
    at_kiosks.ask_at_kiosks(session, calendar)
    _hold_second_round(session, offices, counters, calendar, n=sheets[1])
    outside.fill_register(session, today=today)


def _hold_first_round(
    session: Session,
    offices: Sequence[Office],
    counters: Counters,
    calendar: Calendar,
    *,
    n: int,
) -> None:
    """Hold the round that is over."""
    asked = questionnaires.publish_plain(session, on=calendar.founded_on)
    first = open_demo_round(session, asked, calendar.first)
    report_transactions(session, first, offices, which=0)
    drawn = _draw(offices, asked, calendar, which=0, n=n)
    _collect(session, first, drawn, counters, releases=[calendar.first.after])
    close_told(session, first, calendar.first)
    show_everybody(session, first, on=calendar.first.after + A_WEEK)
    give_sheets(session, first, on=calendar.first.after + A_WEEK)


def _try_other_methods(
    session: Session, offices: Sequence[Office], counters: Counters, calendar: Calendar
) -> None:
    numbered = enumerate(province.counters_of(offices))
    of_trial = [counters[k] for k, (o, _c) in numbered if o.code == trial.OFFICE]
    trial.try_out(session, of_trial, calendar.trial)
    rates.count_rates(session, offices, calendar.quarter)


def _hold_second_round(
    session: Session,
    offices: Sequence[Office],
    counters: Counters,
    calendar: Calendar,
    *,
    n: int,
) -> None:
    """Hold the round under way, as far as it has come today."""
    asked = questionnaires.publish_full(session, on=calendar.second.start)
    second = open_demo_round(session, asked, calendar.second, channels=WAYS)
    report_transactions(session, second, offices, which=1)
    fieldwork.plan_fieldwork(session, second, offices)
    exempt_the_newest(session, second)
    drawn = _draw(offices, asked, calendar, which=1, n=n)
    _collect(session, second, drawn, counters, releases=calendar.releases)
    fieldwork.send_enumerators(session, second, today=calendar.today)
    paper.bring_paper(session, second, today=calendar.today)
    scores.score_units(session, second, today=calendar.today)
    begin_draft(session, asked.method)


def _draw(
    offices: Sequence[Office],
    questionnaire: Questionnaire,
    calendar: Calendar,
    *,
    which: int,
    n: int,
) -> Drawn:
    period = (calendar.first, calendar.second)[which]
    form = parse_questionnaire(questionnaire.document)
    days = period.working_days(calendar.today)
    return draw_sheets(offices, days, form, which=which, n=n)


def _collect(
    session: Session,
    round_: Round,
    drawn: Drawn,
    counters: Counters,
    *,
    releases: Sequence[date],
) -> None:
    """Let the sheets come in, and make a release in the night before each day."""
    places = _places(round_, counters)
    done = 0
    for day in releases:
        due = drawn.n_before(day)
        connection = session.connection()
        store_sheets(connection, drawn, places, numbers=range(done, due))
        make_release(session, round_, made_at=night_before(day))
        done = due


def _places(round_: Round, counters: Counters) -> dict[int, Place]:
    """Return what a sheet of each counter is filed under."""
    assert round_.questionnaire_id is not None  # noqa: S101 - opened with one
    return {
        number: Place(
            round_id=round_.id,
            questionnaire_id=round_.questionnaire_id,
            unit_id=counter.unit_id,
            counter_id=counter.id,
            channel=Channel.QR,
            population=Population.COUNTER_USERS,
            service=counter.service,
        )
        for number, counter in counters.items()
    }
