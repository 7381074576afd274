"""Enumerators, outcomes and replacements: nobody is picked, everybody is counted."""

from collections import Counter

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.manage.operations.sampling.draws import draw_sample
from survey.manage.operations.sampling.fieldwork import (
    add_enumerator,
    assign,
    call_up,
    note_outcome,
    outcomes,
)
from survey.manage.operations.sampling.frames import Listed, add_frame
from survey.models import Draw, DrawnEntry, Enumerator, FrameKind, Outcome
from tests.factories import TODAY, make_province

PEOPLE = [Listed(f"H{n}", f"Hộ {n}", f"Thôn {n % 4}") for n in range(40)]


@pytest.fixture
def draw(session: Session) -> Draw:
    province = make_province(session, units=1)
    frame = add_frame(
        session,
        province.round,
        province.units[0],
        kind=FrameKind.HOUSEHOLDS,
        title="Hộ",
        entries=PEOPLE,
    )
    return draw_sample(session, frame, n=20, n_reserve=3, by_area=True, seed="x")


@pytest.fixture
def enumerators(session: Session, draw: Draw) -> list[Enumerator]:
    unit = draw.frame.unit
    return [add_enumerator(session, unit, name) for name in ("Cán bộ A", "Cán bộ B")]


def _entries(session: Session) -> list[DrawnEntry]:
    return list(session.scalars(select(DrawnEntry).order_by(DrawnEntry.position)))


def test_lists_are_even_and_an_area_has_one_enumerator(
    session: Session, draw: Draw, enumerators: list[Enumerator]
) -> None:
    assert sorted(assign(session, draw, enumerators).values()) == [10, 10]
    by_area = {
        (e.entry.area, e.enumerator_id) for e in _entries(session) if not e.is_reserve
    }
    assert len(by_area) == 4
    assert sum(assign(session, draw, enumerators).values()) == 0  # nobody is left


def test_a_reserve_is_called_up_only_for_somebody_given_up(
    session: Session, draw: Draw
) -> None:
    first, second, *_ = _entries(session)
    with pytest.raises(Problem, match="Chỉ thay người"):
        note_outcome(
            session, first, Outcome.ANSWERED, on=TODAY, visits=1, is_replaced=True
        )
    found = note_outcome(
        session, second, Outcome.REFUSED, on=TODAY, visits=2, is_replaced=True
    )
    assert found is not None
    assert (found.is_reserve, found.replaces) == (True, second.position)
    with pytest.raises(Problem, match="đã có người thay"):
        call_up(session, second)


def test_the_reserve_comes_to_an_end(session: Session, draw: Draw) -> None:
    for entry in _entries(session)[:3]:
        note_outcome(
            session, entry, Outcome.ABSENT, on=TODAY, visits=3, is_replaced=True
        )
    with pytest.raises(Problem, match="dự phòng đã hết") as told:
        call_up(session, _entries(session)[5])
    assert told.value.status == 409


def test_refusals_stay_counted(session: Session, draw: Draw) -> None:
    first, second, *_ = _entries(session)
    note_outcome(session, first, Outcome.ANSWERED, on=TODAY, visits=1)
    note_outcome(session, second, Outcome.REFUSED, on=TODAY, visits=1, is_replaced=True)
    found = outcomes(session, draw)
    assert found == Counter(
        {
            Outcome.WAITING: 19,
            Outcome.ANSWERED: 1,
            Outcome.REFUSED: 1,
            Outcome.ABSENT: 0,
            Outcome.INELIGIBLE: 0,
        }
    )


@pytest.mark.parametrize("visits", [-1, 21])
def test_so_many_visits_are_a_slip(session: Session, draw: Draw, visits: int) -> None:
    with pytest.raises(Problem, match="từ 0 đến 20"):
        note_outcome(
            session, _entries(session)[0], Outcome.ABSENT, on=TODAY, visits=visits
        )


def test_an_enumerator_is_named_once_in_a_unit(
    session: Session, draw: Draw, enumerators: list[Enumerator]
) -> None:
    with pytest.raises(Problem, match="đã có điều tra viên"):
        add_enumerator(session, draw.frame.unit, "Cán bộ A")
