"""Targets, lists and draws at the command line."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import AuditEntry, TransactionTotal
from tests.factories import Province, make_province
from tests.survey.cli.conftest import Hailong


@pytest.fixture
def province(session: Session) -> Province:
    session.expire_on_commit = False
    province = make_province(session, units=2)
    province.round.ends_on += timedelta(days=3650)
    total = TransactionTotal(
        round_id=province.round.id, unit_id=province.units[0].id, service="", total=1000
    )
    session.add(total)
    session.commit()
    return province


def test_a_rule_sets_targets_and_progress_counts_down(
    hailong: Hailong, session: Session, province: Province
) -> None:
    code = province.round.code
    told = hailong("sampling", "target", code, "--rule", "slovin")
    assert "1 units, 286 sheets" in told
    assert "left alone: 1 units" in told
    shown = hailong("sampling", "progress", code)
    assert "286" in shown
    [entry] = session.scalars(select(AuditEntry))
    assert (entry.action, entry.origin) == ("targets.set", "command")


def test_a_draw_is_the_same_again_with_its_seed(
    hailong: Hailong, province: Province, tmp_path: Path
) -> None:
    file = tmp_path / "ho.csv"
    file.write_text("mã\n" + "".join(f"H{n}\n" for n in range(30)), encoding="utf-8")
    place = (province.round.code, province.units[0].code, file)
    told = hailong("sampling", "frame", *place, "--title", "Hộ")
    number = told.split()[1].rstrip(",")
    draws = [
        hailong("sampling", "draw", number, "-n", 5, "--seed", seed)
        for seed in ("một", "một", "hai")
    ]
    assert draws[0] == draws[1] != draws[2]
    assert "Seed một." in draws[0]


def test_what_is_not_there_is_told(hailong: Hailong, province: Province) -> None:
    hailong("sampling", "progress", "xx", exit_code=1)
    assert "list 99" in hailong("sampling", "draw", 99, "-n", 1, exit_code=1)
