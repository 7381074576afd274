"""Counts of rates by command: imported, told what lacks, released once."""

from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import AuditEntry, RateCount, Unit
from tests.factories import make_unit
from tests.survey.cli.conftest import Hailong

pytestmark = pytest.mark.usefixtures("clock")
WEEK = ("--from", "2026-03-02", "--to", "2026-03-08")


@pytest.fixture
def root(session: Session) -> Unit:
    root = make_unit(session, code="T")
    make_unit(session, root, code="X1")
    session.commit()
    return root


@pytest.fixture
def week(hailong: Hailong, root: Unit) -> str:
    """A round of Decision 766, opened by command."""
    hailong("method", "import", "qd766")
    taken = ("--method", "qd766", "--channel", "tally")
    hailong("round", "open", "tuan-10", "--root", "T", *taken, *WEEK)
    return "tuan-10"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "counts.csv"
    path.write_text("unit,rate,counted,total\nX1,TTHC-HL,607,10000\n", "utf-8")
    return path


def test_counts_are_imported_and_told_of(
    hailong: Hailong, session: Session, week: str, file: Path
) -> None:
    said = hailong("round", "counts", week, file)

    assert said.splitlines()[-2:] == [
        "1 units, 1 rates.",
        "Without counts: X1 PAKN-DH, X1 PAKN-HL.",
    ]
    [row] = session.scalars(select(RateCount))
    assert (row.rate, row.counted, row.total) == ("TTHC-HL", 607, 10000)
    told = session.scalars(select(AuditEntry).filter_by(action="round.counted")).one()
    assert (told.code, told.origin, told.after["rows"]) == (week, "command", 1)


def test_a_dry_run_writes_nothing(
    hailong: Hailong, session: Session, week: str, file: Path
) -> None:
    assert "nothing was written" in hailong("round", "counts", week, file, "--dry-run")
    assert session.scalars(select(RateCount)).all() == []


def test_a_released_week_takes_no_more_counts(
    hailong: Hailong, week: str, file: Path
) -> None:
    hailong("round", "counts", week, file)
    assert week in hailong("release", week)

    hailong("release", week, exit_code=1)
    hailong("round", "counts", week, file, exit_code=1)


def test_the_method_says_what_is_counted(hailong: Hailong, week: str) -> None:
    said = hailong("method", "show", "qd766")

    assert "counted (against): Hồ sơ không hài lòng" in said
    assert "counted (for): Phản ánh, kiến nghị xử lý đúng hoặc trước hạn" in said
