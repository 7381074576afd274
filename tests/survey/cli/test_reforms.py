"""The tree changes by commands: one line a unit, one row of the audit."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.models import AuditEntry, CounterMove, Reform, Unit
from survey.tree import load_tree, unit_by_code
from tests.factories import Province, make_province, make_unit
from tests.survey.cli.conftest import Hailong

HOW = ("--on", "2026-07-01", "--basis", "Nghị quyết 1")


@pytest.fixture(autouse=True)
def _today(clock: time_machine.Traveller) -> None:
    """All of these happen in March 2026."""


@pytest.fixture
def codes(session: Session) -> list[str]:
    """The codes of a province and of three communes below it."""
    province: Province = make_province(session, units=3)
    codes = [unit.code for unit in (province.root, *province.units)]
    for counter, code in zip(province.counters, ("AA", "BB", "CC"), strict=True):
        counter.code = code
    session.commit()
    return codes


def count(session: Session, table: type) -> int:
    n = session.scalar(select(func.count()).select_from(table)) or 0
    session.commit()
    return n


def test_merge(hailong: Hailong, session: Session, codes: list[str]) -> None:
    _root, a, b, _c = codes
    merge = ("unit", "merge", a, b, "--into", "M", "--name", "Xã Mới", *HOW)
    tried = hailong(*merge, "--dry-run")
    assert "Dry run" in tried
    assert count(session, Reform) == 0
    said = hailong(*merge).splitlines()
    assert said == [
        f"{a} ends on 2026-06-30; M continues it.",
        f"{b} ends on 2026-06-30; M continues it.",
        "Counters AA BB go to M; their posters stay good.",
    ]
    [entry] = session.scalars(select(AuditEntry).where(AuditEntry.kind == "reform"))
    assert (entry.action, entry.origin) == ("reform.made", "command")
    assert entry.after is not None
    assert entry.after["basis"] == "Nghị quyết 1"


def test_split_rename_move_close(
    hailong: Hailong, session: Session, codes: list[str]
) -> None:
    root, a, b, c = codes
    make_unit(session, unit_by_code(session, a), code="D")
    session.commit()
    hailong(
        *("unit", "split", a, "--part", "A1=Xã Một", "--part", "A2=Xã Hai"),
        *("--below", "D=A2", "--counter", "AA=A2", *HOW),
    )
    hailong("unit", "rename", b, "--code", "B2", "--name", "Xã Tên Mới", *HOW)
    hailong("unit", "move", c, "--to", "A1", *HOW)
    hailong("unit", "close", "B2", "--on", "2026-08-01")
    after = load_tree(session).on(unit_by_code(session, "A1").valid_from)
    ids = {unit.code: unit.id for unit in session.scalars(select(Unit))}
    assert after.parent(ids["D"]) == ids["A2"]
    assert after.parent(ids[c]) == ids["A1"]
    assert after.parent(ids["B2"]) == ids[root]
    session.commit()
    listed = hailong("unit", "reforms")
    assert listed.count("Nghị quyết 1") == 3
    assert listed.splitlines()[1].split()[2] == "close"


def test_a_reform_is_taken_back(
    hailong: Hailong, session: Session, codes: list[str]
) -> None:
    hailong("unit", "close", codes[1], *HOW)
    [number] = session.scalars(select(Reform.id))
    session.commit()
    assert "taken back" in hailong("unit", "withdraw", str(number))
    assert count(session, Reform) == 0
    assert "no reform" in hailong("unit", "withdraw", "99", exit_code=1)


def test_the_worker_lets_counters_follow_on_the_day(
    hailong: Hailong,
    session: Session,
    codes: list[str],
    clock: time_machine.Traveller,
) -> None:
    hailong("unit", "merge", *codes[1:3], "--into", "M", "--name", "Xã Mới", *HOW)
    hailong("worker", "--once")
    assert count(session, CounterMove) == 2
    clock.move_to(datetime(2026, 6, 30, 17, 1, tzinfo=UTC))  # the next day in Hà Nội
    hailong("worker", "--once")
    hailong("worker", "--once")
    assert count(session, CounterMove) == 0
    settled = select(AuditEntry.origin).where(AuditEntry.action == "reform.settled")
    assert session.scalars(settled).all() == ["worker"]


def test_a_file(
    hailong: Hailong, session: Session, codes: list[str], tmp_path: Path
) -> None:
    _root, a, b, c = codes
    file = tmp_path / "reform.csv"
    rows = f"{a},M,Xã Mới,xã,1/7/2026\n{b},M,,,1/7/2026\n{c},,,,1/7/2026\n"
    file.write_text("old,new,new_name,kind,day\n" + rows)
    assert "nobody continues" in hailong("unit", "reform", str(file))
    file.write_text("old,new,new_name,kind,day\n" + rows)
    assert "Line 2" in hailong("unit", "reform", str(file), exit_code=1)
    assert count(session, Reform) == 1


@pytest.mark.parametrize(
    "command",
    [
        "unit merge {0} --into {1} --on 2026-07-01",
        "unit merge {1} {2} --into NEW --on 2026-07-01",
        "unit move {1} --to NOWHERE --on 2026-07-01",
        "unit close {0} --on 2026-07-01",
        "unit rename {1} --code {2} --name x --on 2026-07-01",
        "unit split {1} --part A=x --on 2026-07-01",
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(
    hailong: Hailong, session: Session, codes: list[str], command: str
) -> None:
    arguments = command.format(*codes).split()
    assert hailong(*arguments, exit_code=1).startswith("Error:")
    assert count(session, Reform) == 0
