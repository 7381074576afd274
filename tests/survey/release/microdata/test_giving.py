"""The sheets of a round are given once: of a closed round, as they were counted."""

import numpy as np
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.microdata import NOT_TOLD, Contents, Why, cells_of
from survey.models import Figure, Microdata, Response, Status
from survey.release.microdata import draft_microdata, give_microdata, store_microdata
from survey.release.microdata.draft import Given
from survey.release.operations import make_release
from tests.factories import make_sheets
from tests.survey.release.microdata.rounds import CLOSED, MADE_AT, closed_round


def test_only_what_the_release_tells_in_full_is_given(session: Session) -> None:
    province, release = closed_round(session)
    row = give_microdata(session, release, at=MADE_AT)
    session.commit()
    contents = Contents.of(row.document)
    large, other, beside, small = province.units
    assert [one.code for one in contents.places] == [large.code, other.code]
    told = session.scalars(select(Figure).filter_by(release_id=release.id)).all()
    hidden = {one.unit_id for one in told if one.status != Status.SHOWN}
    assert {small.id, beside.id} <= hidden
    cells = cells_of(row.answers, len(contents.criteria))
    assert len(cells) == contents.n_answers == 440
    assert (cells != NOT_TOLD).any(axis=0).sum() > 1
    rows = [tuple(row) for row in cells.tolist()]
    assert rows[:240] == sorted(rows[:240])
    assert rows[240:] == sorted(rows[240:])
    assert contents.n_people == contents.n_answers  # others would be the difference
    people = cells_of(row.people, len(contents.variables))
    assert np.unique(people, axis=0, return_counts=True)[1].min() >= contents.fewest
    assert {"sex"} <= {one.code for one in contents.variables}


def test_a_small_round_gives_nothing_says_why_and_is_done(session: Session) -> None:
    _province, release = closed_round(session, sizes=(12,))
    row = give_microdata(session, release, at=MADE_AT)
    assert (row.answers, row.people) == (b"", b"")
    without = Contents.of(row.document).without
    assert without == {"answers": Why.NO_UNIT, "people": Why.NO_UNIT}
    with pytest.raises(Problem, match="một lần"):
        give_microdata(session, release, at=MADE_AT)


def test_nothing_is_given_of_what_may_change(session: Session) -> None:
    province, first = closed_round(session, sizes=(12,), is_closed=False)
    answers = session.scalars(select(Response.answers)).first() or ""
    with pytest.raises(Problem, match="chưa đóng"):
        draft_microdata(session, first)
    make_sheets(session, province.round, province.counters[0], [answers], n=5)
    second = make_release(session, province.round, made_at=MADE_AT)
    make_sheets(session, province.round, province.counters[0], [answers])
    province.round.closed_on = CLOSED
    session.flush()
    with pytest.raises(Problem, match="không phải là kết quả mới nhất"):
        draft_microdata(session, first)
    with pytest.raises(Problem, match="không còn đúng là những phiếu"):
        draft_microdata(session, second)


def test_what_was_drafted_is_only_stored_where_it_may_be_given(
    session: Session,
) -> None:
    """Whoever gives sheets, a page or a command: reading them takes a while."""
    _province, release = closed_round(session, sizes=(12,), is_closed=False)
    without = {"answers": Why.NO_UNIT, "people": Why.NO_UNIT}
    drafted = Given(Contents((), (), (), 0, without, 10), b"", b"")
    with pytest.raises(Problem, match="chưa đóng"):
        store_microdata(session, release, drafted, at=MADE_AT)
    assert session.scalars(select(Microdata)).all() == []
