"""Units that are not ranked: left out of a release, with the reason frozen in it."""

import pytest
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.manage.operations.unranked import leave_unranked, rank_again
from survey.models import Exemption, Figure, Release, ReleaseUnranked
from tests.factories import Province, make_province, make_sheets
from tests.survey.release.conftest import Releasing


@pytest.fixture
def province(session: Session) -> Province:
    """Three communes; the first has the highest index."""
    province = make_province(session, units=3, method="counter-short")
    for counter, n_sad in zip(province.counters, (1, 3, 5), strict=True):
        answers = ["55555"] * (10 - n_sad) + ["22222"] * n_sad
        make_sheets(session, province.round, counter, answers, n=40)
    return province


def _overall(session: Session, release: Release, unit_id: int) -> Figure:
    return session.get_one(Figure, (release.id, unit_id, "overall"))


def test_a_unit_is_left_out_of_ranks_and_classes(
    session: Session, province: Province, release: Releasing
) -> None:
    first, second, third = province.units
    leave_unranked(
        session, province.round, first, reason=Exemption.FIRST_YEAR, note="CV 12"
    )
    made = release(province.round)

    own = _overall(session, made, first.id)
    assert own.value == pytest.approx(90)
    assert (own.rank, own.rank_of, own.band, own.band_chance) == (None, None, "", None)
    others = [_overall(session, made, unit.id) for unit in (second, third)]
    assert [(one.rank, one.rank_of) for one in others] == [(1, 2), (2, 2)]
    assert all(one.band and one.band_chance for one in others)
    frozen = session.scalars(select(ReleaseUnranked)).one()
    assert (frozen.unit_id, frozen.reason, frozen.note) == (
        *(first.id, Exemption.FIRST_YEAR),
        "CV 12",
    )


def test_a_release_keeps_its_ranks_and_the_next_has_the_new_ones(
    session: Session, province: Province, release: Releasing
) -> None:
    """A changed list alone is news enough for another release, and no list is not."""
    first = province.units[0]
    before = release(province.round)
    with pytest.raises(Problem):
        release(province.round)
    leave_unranked(session, province.round, first, reason=Exemption.OTHER, note="lẻ")
    after = release(province.round)
    rank_again(session, province.round, first)
    again = release(province.round)
    ranks = [_overall(session, one, first.id).rank for one in (before, after, again)]
    assert ranks == [1, None, 1]


def test_the_reason_cannot_be_changed_once_released(
    session: Session, province: Province, release: Releasing
) -> None:
    unit = province.units[0]
    leave_unranked(session, province.round, unit, reason=Exemption.ADJUSTED, note="")
    release(province.round)
    with pytest.raises(IntegrityError, match="frozen"):
        session.execute(delete(ReleaseUnranked))
