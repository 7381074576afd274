"""The sheets of a batch of paper by command: tried, taken in, never twice."""

from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.models import AuditEntry, KeyedSheet
from tests.survey.cli.conftest import Hailong
from tests.survey.keying.batches import make_batch, on_paper
from tests.survey.keying.test_filling import HEAD, ROWS

pytestmark = pytest.mark.usefixtures("clock")


def test_a_file_comes_in_by_command(
    hailong: Hailong, session: Session, tmp_path: Path
) -> None:
    number = make_batch(session, on_paper(session)).id
    session.commit()
    good, bad = tmp_path / "a.csv", tmp_path / "b.csv"
    good.write_text(HEAD + ROWS, "utf-8")
    bad.write_text(HEAD + ROWS + "3,9/3/2026,5,6,3,2,1,\n", "utf-8")
    asked = ("import", "keyed", "--batch", number)
    assert "“C2”" in hailong(*asked, bad, exit_code=1)
    assert "2 sheets. Dry run" in hailong(*asked, good, "--dry-run")
    assert session.scalar(select(func.count()).select_from(KeyedSheet)) == 0
    session.rollback()
    assert f"2 sheets are in batch {number}." in hailong(*asked, good)
    found = session.scalars(select(KeyedSheet.answers).order_by(KeyedSheet.number))
    assert found.all() == ["54321", "5432."]
    assert session.scalars(select(AuditEntry.action)).all()[-1] == "batch.filled"
    session.rollback()
    assert hailong(*asked, good, exit_code=1).startswith("Error:")
