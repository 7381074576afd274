"""Comments come to light five at a time, masked, and tell no order, score or day."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Comment, CommentBatch, Release, ShownComment
from survey.release.operations import make_release
from survey.release.pooled_comments import pooled
from survey.tree import Node, Tree
from tests.factories import TODAY, Province, make_sheets
from tests.survey.release.conftest import MADE_AT

IN_MARCH = MADE_AT - timedelta(days=21)  # the round still goes on
FEBRUARY, MARCH = date(2026, 2, 1), date(2026, 3, 1)
GLAD = "55555"


def _write(
    session: Session,
    province: Province,
    texts: Sequence[str],
    *,
    month: date = MARCH,
    language: str = "vi",
    unit: int = 0,
) -> None:
    session.add_all(
        Comment(
            round_id=province.round.id,
            unit_id=province.units[unit].id,
            month=month,
            language=language,
            text=text,
        )
        for text in texts
    )


def _release(session: Session, province: Province, *, days: int = 0) -> Release:
    """Let enough sheets come in for a release, and make it."""
    day = TODAY + timedelta(days=days)
    for counter in province.counters:
        make_sheets(session, province.round, counter, [GLAD], n=10, day=day)
    moment = IN_MARCH + timedelta(days=days)
    release = make_release(session, province.round, made_at=moment)
    session.commit()
    return release


def _shown(session: Session) -> list[str]:
    query = select(ShownComment.text).join(ShownComment.batch)
    return sorted(session.scalars(query.order_by(CommentBatch.id)))


def test_four_wait_and_the_fifth_brings_them_all(
    session: Session, province: Province
) -> None:
    _write(session, province, [f"lời {k}" for k in range(4)])
    _write(session, province, ["của nơi khác"], unit=1)
    _release(session, province)
    assert _shown(session) == []
    _write(session, province, ["Chị Hương, 0912 345 678"])
    release = _release(session, province, days=1)
    masked = "Chị [họ tên], [số điện thoại]"
    assert _shown(session) == sorted([masked, *(f"lời {k}" for k in range(4))])
    batch = session.scalars(select(CommentBatch)).one()
    assert (batch.release_id, batch.unit_id) == (release.id, province.units[0].id)


def test_what_was_shown_is_shown_once_and_the_next_wait_for_five_more(
    session: Session, province: Province
) -> None:
    _write(session, province, list("abcdef"))
    _release(session, province)
    _write(session, province, list("ghij"))
    _release(session, province, days=1)
    assert _shown(session) == list("abcdef")
    _write(session, province, ["k"])
    _release(session, province, days=2)
    assert _shown(session) == list("abcdefghijk")


def test_a_second_release_of_a_day_brings_none(
    session: Session, province: Province
) -> None:
    _write(session, province, list("abcde"))
    _release(session, province)
    _write(session, province, list("fghij"))
    _release(session, province)
    assert _shown(session) == list("abcde")


@pytest.mark.parametrize(
    ("earlier", "later", "is_told"), [(5, 5, True), (5, 1, False), (0, 5, True)]
)
def test_month_and_language_are_told_where_five_have_each(
    session: Session, province: Province, earlier: int, later: int, is_told: bool
) -> None:
    _write(session, province, ["a"] * earlier, month=FEBRUARY, language="en")
    _write(session, province, ["b"] * later)
    _release(session, province)
    rows = session.scalars(select(ShownComment)).all()
    assert {row.month is not None for row in rows} == {is_told}
    assert {row.language != "" for row in rows} == {is_told}
    batch = session.scalars(select(CommentBatch)).one()
    assert batch.first_month == (FEBRUARY if earlier else MARCH)
    assert batch.last_month == MARCH


def test_after_the_round_few_of_several_units_come_to_light_above_them(
    session: Session, province: Province
) -> None:
    _write(session, province, [f"lời {k}" for k in range(4)])
    _write(session, province, ["của nơi khác"], unit=1)
    _release(session, province, days=20)  # on the last day they still wait
    assert _shown(session) == []
    _release(session, province, days=21)
    assert len(_shown(session)) == 5
    batch = session.scalars(select(CommentBatch)).one()
    assert batch.unit_id == province.round.root_id


def test_four_of_all_units_stay_unread_after_the_round(
    session: Session, province: Province
) -> None:
    _write(session, province, list("ab"))
    _write(session, province, list("cd"), unit=1)
    _release(session, province, days=21)
    assert _shown(session) == []


def test_what_is_too_little_goes_up_as_far_as_it_must() -> None:
    """Unit 1 holds 2 and 3; 2 holds 4 and 5."""
    first = date(2026, 1, 1)
    above = {1: None, 2: 1, 3: 1, 4: 2, 5: 2}
    tree = Tree(Node(unit, parent, first, None) for unit, parent in above.items())
    assert pooled({4: list("ab"), 5: list("cde")}, tree, 1) == {2: list("abcde")}
    found = pooled({4: list("ab"), 5: list("fghij"), 3: list("cde")}, tree, 1)
    assert {unit: sorted(rows) for unit, rows in found.items()} == {
        **{5: list("fghij"), 1: list("abcde")}
    }
    # Above its own unit a round shows nothing; nor of a unit that stands nowhere.
    assert pooled({4: list("ab"), 5: list("cd"), 9: list("e")}, tree, 2) == {}
