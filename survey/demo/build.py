"""The province from its founding to today, in one transaction of the caller's."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.demo import founding, province
from survey.demo.calendar import Calendar
from survey.demo.founding import Counters
from survey.demo.province import Office, read_offices
from survey.demo.sheets import Drawn, draw_sheets, store_sheets
from survey.manage.operations.rounds import close_round
from survey.methods.questionnaire import parse_questionnaire
from survey.models import Channel, Population, Questionnaire, Round, Unit
from survey.release.operations import make_release
from survey.respond.places import Place

SHEETS = (28_000, 32_000)  # of the first round, and of the second until today
NIGHT = time(19, tzinfo=UTC)  # two in the morning of the next day in Hà Nội
ONE_DAY = timedelta(days=1)


def is_built(session: Session) -> bool:
    """Return whether the demonstration province is there."""
    found = select(Unit.id).where(Unit.code == province.ROOT)
    return session.scalar(found) is not None


def build_province(
    session: Session, *, today: date, sheets: tuple[int, int] = SHEETS
) -> None:
    """Build the province with both rounds; the caller commits all of it or nothing."""
    calendar, offices = Calendar.of(today), read_offices()
    counters = founding.found_province(session, offices, on=calendar.founded_on)
    questionnaire = founding.publish(session, on=calendar.founded_on)
    first = founding.open_demo_round(session, questionnaire, calendar.first)
    founding.report_transactions(session, first, offices, which=0)
    drawn = _draw(offices, questionnaire, calendar, which=0, n=sheets[0])
    after = calendar.first.end + ONE_DAY
    _collect(session, first, drawn, counters, releases=[after])
    close_round(session, first, on=after)
    founding.merge_communes(session, offices, counters, on=calendar.merged_on)
    second = founding.open_demo_round(session, questionnaire, calendar.second)
    founding.report_transactions(session, second, offices, which=1)
    drawn = _draw(offices, questionnaire, calendar, which=1, n=sheets[1])
    _collect(session, second, drawn, counters, releases=calendar.releases)


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
        made_at = datetime.combine(day - ONE_DAY, NIGHT)
        make_release(session, round_, made_at=made_at)
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
