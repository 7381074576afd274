"""What everybody cannot work out by taking told figures from each other."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from survey.manage.operations.publishing import publish, withdraw
from survey.models import Change, Figure, Release, Status, Verdict
from survey.public.sight import overall_figures, sight_of
from survey.release.operations import make_release
from tests.factories import Province, make_province, make_sheets
from tests.survey.public.conftest import FAIRLY, PUBLISHED_AT, WELL

LATER = PUBLISHED_AT + timedelta(days=7)


@pytest.fixture
def province(session: Session) -> Province:
    """Units of 60 and 32 sheets, and one of 12 that all agree: none is small."""
    found = make_province(session, units=3, method="counter-short")
    good, fair, agreed = found.counters
    make_sheets(session, found.round, good, WELL, n=60)
    make_sheets(session, found.round, fair, FAIRLY, n=32)
    make_sheets(session, found.round, agreed, ["55555"], n=12)
    session.commit()
    return found


def _told(session: Session, release: Release) -> list[bool]:
    """Return of which units everybody sees the index, the province first."""
    every = overall_figures(session, release, sight_of(session, release))
    return [every[id_].status == Status.SHOWN for id_ in sorted(every)]


def test_the_unit_beside_one_that_agrees_is_held_back(
    session: Session, province: Province
) -> None:
    release = make_release(session, province.round, made_at=PUBLISHED_AT)
    official = session.query(Figure).filter_by(release_id=release.id, node="overall")
    assert {one.status for one in official} == {Status.SHOWN}
    publish(session, release, at=PUBLISHED_AT)
    assert _told(session, release) == [True, True, False, False]


def test_what_was_held_back_stays_so_while_it_is_the_same(
    session: Session, province: Province
) -> None:
    first = make_release(session, province.round, made_at=PUBLISHED_AT)
    publish(session, first, at=PUBLISHED_AT)
    # Those who agreed no longer do; the unit beside them has nothing new.
    make_sheets(session, province.round, province.counters[2], ["22222"], n=12)
    second = make_release(session, province.round, made_at=LATER)
    publish(session, second, at=LATER)
    assert _told(session, second)[2] is False


def test_changes_are_told_since_what_everybody_may_see(
    session: Session, province: Province
) -> None:
    first = make_release(session, province.round, made_at=PUBLISHED_AT)
    make_sheets(session, province.round, province.counters[0], WELL, n=20)
    second = make_release(session, province.round, made_at=LATER)
    change = Change(
        release_id=second.id,
        unit_id=province.root.id,
        node="overall",
        earlier_id=first.id,
        earlier_value=80.0,
        difference=1.0,
        verdict=Verdict.UNCLEAR,
    )
    session.add(change)
    session.flush()
    publish(session, second, at=LATER)
    assert sight_of(session, second).of_change(change) is None
    publish(session, first, at=LATER)
    assert sight_of(session, second).of_change(change) is change
    withdraw(session, first, at=LATER, reason="Nhầm.")
    assert sight_of(session, second).of_change(change) is None
