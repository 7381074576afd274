"""Rounds by command: opened in some units, changed, weighed, closed; all audited."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from survey.models import AuditEntry, Round, RoundUnit, TransactionTotal
from tests.factories import Province, make_province, make_sheets
from tests.survey.cli.conftest import Hailong

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def province(session: Session) -> Province:
    session.expire_on_commit = False
    province = make_province(session, units=3)
    province.units[2].ranking_group = "Vùng cao"
    session.commit()
    return province


@pytest.fixture
def opened(hailong: Hailong, province: Province) -> str:
    """A round in two of three communes, opened by command."""
    first = province.units[0].code
    some = ("--unit", first, "--group", "Vùng cao")
    period = ("--from", "2026-04-01", "--to", "2026-06-30")
    where = ("--root", province.root.code, "--method", "counter")
    said = hailong("round", "open", "Q2", *where, *period, *some)
    assert said.endswith(f"2 units of {province.root.code}.\n")
    return "Q2"


def chosen(engine: Engine, code: str) -> set[int]:
    query = select(RoundUnit.unit_id).join(Round).where(Round.code == code)
    with Session(engine) as session:
        return set(session.scalars(query))


def audited(engine: Engine) -> list[tuple[str, str]]:
    query = select(AuditEntry.action, AuditEntry.origin).order_by(AuditEntry.id)
    with Session(engine) as session:
        return [(action, origin) for action, origin in session.execute(query)]


def test_a_round_is_opened_in_some_units_and_then_in_all(
    hailong: Hailong, engine: Engine, province: Province, opened: str
) -> None:
    assert chosen(engine, opened) == {province.units[0].id, province.units[2].id}
    said = hailong("round", "edit", opened, "--unit", province.units[1].code)
    assert said == "Changed of Q2: units.\n"
    assert chosen(engine, opened) == {province.units[1].id}
    hailong("round", "edit", opened, "--all-units", "--weighting", "transactions")
    assert chosen(engine, opened) == set()
    assert hailong("round", "edit", opened) == "Changed of Q2: nothing.\n"
    assert audited(engine) == [
        ("round.opened", "command"),
        ("round.edited", "command"),
        ("round.edited", "command"),
    ]


def test_what_came_in_ties_a_round_down(
    hailong: Hailong, session: Session, province: Province
) -> None:
    make_sheets(session, province.round, province.counters[0], ["5" * 16])
    session.commit()
    code = province.round.code
    hailong("round", "edit", code, "--from", "2026-01-02", exit_code=1)
    hailong("round", "edit", code, "--population", "residents", exit_code=1)
    hailong("round", "edit", code, "--to", "2026-04-15", "--title", "Dài hơn")
    assert "2026-04-15" in hailong("round", "list")


def test_a_closed_round_takes_nothing_more(
    hailong: Hailong, engine: Engine, province: Province, tmp_path: Path
) -> None:
    code = province.round.code
    hailong("round", "close", code)
    file = tmp_path / "totals.csv"
    file.write_text(f"unit,total\n{province.units[0].code},5\n")
    for arguments in (
        ("edit", code, "--title", "Khác"),
        ("close", code),
        ("totals", "import", code, file),
    ):
        hailong("round", *arguments, exit_code=1)
    assert audited(engine) == [("round.closed", "command")]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_totals_go_out_and_come_back(
    hailong: Hailong, engine: Engine, province: Province, tmp_path: Path, suffix: str
) -> None:
    code, unit = province.round.code, province.units[0]
    file = tmp_path / "totals.csv"
    file.write_text(f"unit,service,total\n{unit.code},dat-dai,5\n")
    hailong("round", "totals", "import", code, file)
    out = tmp_path / f"out{suffix}"
    said = hailong("round", "totals", "export", code, "--out", out)
    assert said == f"Wrote {out}: 4 lines.\n"
    said = hailong("round", "totals", "import", code, out)
    assert "1 units (1 by service), 5 transactions." in said
    assert "Without a number, skipped: 3 lines." in said
    with Session(engine) as session:
        [total] = session.scalars(select(TransactionTotal))
        assert (total.unit_id, total.service, total.total) == (unit.id, "dat-dai", 5)
    hailong("round", "totals", "export", code, "--out", "x.pdf", exit_code=2)
