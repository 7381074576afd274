"""Sheets of past rounds by command: tried, imported, taken back."""

from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import AuditEntry, Batch, BatchState, Channel, Response
from tests.factories import make_province
from tests.survey.cli.conftest import Hailong

pytestmark = pytest.mark.usefixtures("clock")


def test_sheets_come_in_and_are_taken_back(
    hailong: Hailong, session: Session, tmp_path: Path
) -> None:
    province = make_province(session, method="counter-short")
    province.round.channels = [Channel.PAPER]
    province.units[0].code = "X1"
    code = province.round.code
    session.commit()
    file = tmp_path / "cu.csv"
    file.write_text("Nơi,Ngày,1,2,3,4,5\nXã A,2026-02-02,5,4,tốt,2,1\n", "utf-8")
    said = ("--round", code, "--column", "unit=Nơi", "--unit", "Xã A=X1")

    refused = hailong("import", "sheets", file, *said, exit_code=1)
    assert "“tốt” means nothing" in refused
    said = (*said, "--word", "tốt=4")
    assert "nothing was written" in hailong(
        "import", "sheets", file, *said, "--dry-run"
    )
    assert session.scalar(select(Response.answers)) is None
    session.rollback()

    told = hailong("import", "sheets", file, *said)
    assert "1 sheets of 1 units. Batch " in told
    assert session.scalar(select(Response.answers)) == "54421"
    session.rollback()
    assert "This file is in the round already" in hailong(
        "import", "sheets", file, *said, exit_code=1
    )
    batch = told.split()[-1].strip(".")
    assert "1 sheets are no longer" in hailong(
        "import", "withdraw", batch, "--reason", "nhầm"
    )
    assert session.scalar(select(Batch.state)) == BatchState.WITHDRAWN
    actions = session.scalars(select(AuditEntry.action)).all()
    assert actions[-2:] == ["past.imported", "past.withdrawn"]
    assert hailong("import", "withdraw", 99, "--reason", "x", exit_code=1)
