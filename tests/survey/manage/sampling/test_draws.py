"""Random selection: repeatable, without replacement, fair, shared out by areas."""

from collections import Counter
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.manage.operations.sampling.draws import chosen, draw_sample
from survey.manage.operations.sampling.frames import (
    Listed,
    add_frame,
    digest_of,
    erase_frames,
)
from survey.models import Draw, DrawnEntry, Frame, FrameEntry, FrameKind
from survey.seeded import in_random_order, new_seed
from tests.factories import Province, make_province

PEOPLE = [Listed(f"H{n:03}", f"Hộ số {n}", f"Thôn {n % 3 + 1}") for n in range(1, 61)]


@pytest.fixture
def province(session: Session) -> Province:
    return make_province(session)


@pytest.fixture
def frame(session: Session, province: Province) -> Frame:
    return add_frame(
        session,
        province.round,
        province.units[0],
        kind=FrameKind.HOUSEHOLDS,
        title="Hộ gia đình",
        entries=PEOPLE,
    )


def _draw(**given: object) -> Draw:
    usual = {"n": 10, "n_reserve": 5, "by_area": False, "seed": "s"}
    return Draw(**(usual | given))


def test_anyone_can_repeat_a_draw_by_hand(session: Session, frame: Frame) -> None:
    draw_sample(session, frame, n=10, n_reserve=5, seed="hạt giống")
    drawn = select(DrawnEntry).order_by(DrawnEntry.position)
    found = [(e.number, e.is_reserve) for e in session.scalars(drawn)]
    values = {
        n: sha256(f"hạt giống:{frame.digest}:{n}".encode()).hexdigest()
        for n in range(1, 61)
    }
    by_hand = sorted(values, key=values.__getitem__)[:15]
    assert found == [(n, at >= 10) for at, n in enumerate(by_hand)]


@given(st.integers(1, 60), st.booleans(), st.text(max_size=8))
def test_nobody_is_drawn_twice(n: int, by_area: bool, seed: str) -> None:
    entries = [(at, listed.area) for at, listed in enumerate(PEOPLE, start=1)]
    draw = _draw(n=n, n_reserve=60 - n, by_area=by_area, seed=seed)
    sample, reserve = chosen(entries, draw, "d")
    assert len(sample) == n
    assert sorted(sample + reserve) == list(range(1, 61))


def test_everybody_has_the_same_chance() -> None:
    """At 3,000 seeds the counts of 20 entries keep within a chi-square bound."""
    hits = Counter(
        n for k in range(3_000) for n in in_random_order(range(20), f"{k}", "d")[:5]
    )
    expected = 3_000 * 5 / 20
    chi = sum((hits[n] - expected) ** 2 / (expected * 0.75) for n in range(20))
    assert chi < 43.8  # the 99.9 % point at 19 degrees of freedom


def test_areas_get_their_share() -> None:
    sizes = {"A": 30, "B": 50, "C": 20}
    areas = [name for name, size in sizes.items() for _ in range(size)]
    draw = _draw(n=20, n_reserve=0, by_area=True)
    sample, _reserve = chosen(list(enumerate(areas, start=1)), draw, "d")
    assert Counter(areas[n - 1] for n in sample) == {"A": 6, "B": 10, "C": 4}


def test_another_seed_and_another_list_draw_others() -> None:
    orders = {
        tuple(in_random_order(range(50), seed, digest))
        for seed in ("a", "b")
        for digest in ("c", "d")
    }
    assert len(orders) == 4
    assert len({new_seed() for _ in range(100)}) == 100


@pytest.mark.parametrize(
    ("n", "n_reserve"), [(0, 0), (-1, 0), (61, 0), (50, 11), (5, -1)]
)
def test_more_than_there_are_cannot_be_drawn(
    session: Session, frame: Frame, n: int, n_reserve: int
) -> None:
    with pytest.raises(Problem, match="60 dòng"):
        draw_sample(session, frame, n=n, n_reserve=n_reserve)


def test_a_list_is_known_by_its_digest() -> None:
    assert digest_of(PEOPLE) != digest_of(PEOPLE[::-1])
    assert digest_of([Listed("a", "b")]) != digest_of([Listed("a", "", "b")])


def test_erasing_takes_names_and_codes_and_leaves_the_draw(
    session: Session, province: Province, frame: Frame
) -> None:
    draw = draw_sample(session, frame, n=10)
    assert erase_frames(session, province.round) == 1
    session.expire_all()
    told = select(FrameEntry.reference, FrameEntry.label).distinct()
    assert list(session.execute(told)) == [("", "")]
    assert draw.n == len(list(session.scalars(select(DrawnEntry))))
    with pytest.raises(Problem, match="đã được xóa"):
        draw_sample(session, frame, n=1)
    assert erase_frames(session, province.round) == 0


def test_a_closed_round_takes_no_list_and_no_draw(
    session: Session, province: Province, frame: Frame
) -> None:
    province.round.closed_on = province.round.ends_on
    session.flush()
    with pytest.raises(Problem, match="đã đóng"):
        draw_sample(session, frame, n=1)
