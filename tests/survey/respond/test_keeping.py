"""Values kept for a while."""

from time import sleep

import pytest
from sqlalchemy.exc import TimeoutError as PoolTimeout

from survey.respond.keeping import Kept


def _away() -> int:
    raise PoolTimeout("no connection")


def test_a_value_is_made_once() -> None:
    kept: Kept[str, object] = Kept(most=2)
    first = kept.get("a", object)
    assert kept.get("a", object) is first


def test_the_value_used_longest_ago_goes_first() -> None:
    kept: Kept[str, int] = Kept(most=2)
    kept.get("a", lambda: 1)
    kept.get("b", lambda: 1)
    kept.get("a", lambda: 2)
    kept.get("c", lambda: 1)
    assert kept.get("a", lambda: 2) == 1
    assert kept.get("b", lambda: 2) == 2


def test_an_old_value_is_made_anew() -> None:
    kept: Kept[str, int] = Kept(most=2, seconds=0.01)
    assert kept.get("a", lambda: 1) == 1
    sleep(0.02)
    assert kept.get("a", lambda: 2) == 2


def test_an_old_value_serves_while_the_database_is_away() -> None:
    kept: Kept[str, int] = Kept(most=2, seconds=0)
    kept.get("a", lambda: 1)
    assert kept.get("a", _away) == 1
    with pytest.raises(PoolTimeout):
        kept.get("b", _away)


def test_a_mistake_of_ours_is_not_covered_up() -> None:
    kept: Kept[str, float] = Kept(most=2, seconds=0)
    kept.get("a", lambda: 1)
    with pytest.raises(ZeroDivisionError):
        kept.get("a", lambda: 1 / 0)
