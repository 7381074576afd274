"""What computes behind everything else: result, steps, language, faults."""

import os
import threading

import pytest
from flask_babel import gettext

from survey.behind import behind
from survey.progress import Saying
from survey.speaking import speaking


def _place(_said: Saying) -> tuple[int, str]:
    return threading.get_ident(), threading.current_thread().name


def test_it_computes_in_a_thread_of_its_own() -> None:
    """The caller's thread stays what it was."""
    ident, name = behind(_place)
    assert ident != threading.get_ident()
    assert name.startswith("behind")


@pytest.mark.skipif(not hasattr(os, "SCHED_IDLE"), reason="Linux has such threads")
def test_only_that_thread_stands_back() -> None:
    """There is no way back, so the caller must not take part."""
    before = os.sched_getscheduler(0)
    assert behind(lambda _: os.sched_getscheduler(0)) == os.SCHED_IDLE
    assert os.sched_getscheduler(0) == before != os.SCHED_IDLE


def test_steps_are_said_by_the_caller() -> None:
    """Whoever is kept waiting must hold no lock of the database."""
    heard = list[tuple[int, int, int]]()

    def _count(said: Saying) -> str:
        for done in range(3):
            said(done, 3)
        return "all"

    def _hear(done: int, total: int) -> None:
        heard.append((done, total, threading.get_ident()))

    assert behind(_count, _hear) == "all"
    assert heard == [(done, 3, threading.get_ident()) for done in range(3)]


def test_it_speaks_the_callers_language() -> None:
    """Texts are written there as they would be here."""
    with speaking("en"):
        here = gettext("Đơn vị")
        assert here != "Đơn vị"
        assert behind(lambda _: gettext("Đơn vị")) == here


def test_a_fault_reaches_the_caller() -> None:
    """With whatever was said before."""
    heard = list[int]()

    def _fail(said: Saying) -> None:
        said(1, 2)
        raise LookupError("no such thing")

    with pytest.raises(LookupError, match="no such thing"):
        behind(_fail, lambda done, _: heard.append(done))
    assert heard == [1]


def test_a_caller_that_cannot_write_hears_of_it() -> None:
    """The database is away: the fault is that, not a result nobody was told of."""

    def _refuse(_done: int, _total: int) -> None:
        raise ConnectionError("away")

    with pytest.raises(ConnectionError, match="away"):
        behind(lambda said: said(1, 1), _refuse)
