"""The recipes of docs/figures.md, run as a stranger would run them."""

import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.cli.language import speaking
from survey.exports.files import figures_file
from survey.exports.queries import read_release
from survey.models import Counter, Response, TransactionTotal, Unit, Weighting
from survey.release.operations import make_release
from tests.factories import TODAY, Province, make_province, make_sheets
from tests.survey.release.conftest import MADE_AT

PAGE = Path(__file__).resolve().parents[3] / "docs" / "figures.md"
FIGURES, INPUT = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
TOTALS = (100, 250, 999)


@pytest.fixture
def province(session: Session) -> Province:
    """Three communes, weighted, one of them too small to be shown."""
    province = make_province(session, units=3, counters=2, method="counter-short")
    province.round.weighting = Weighting.TRANSACTIONS
    answers = ["55-.4", "54321", "-....", "11111", "44445"]
    for place, counter in enumerate(province.counters):
        for day in (TODAY, TODAY - timedelta(days=1)):
            n = 1 if place > 3 else 7 + place
            make_sheets(session, province.round, counter, answers, n=n, day=day)
    for unit, total in zip(province.units, TOTALS, strict=True):
        session.add(
            TransactionTotal(round_id=province.round.id, unit_id=unit.id, total=total)
        )
    make_release(session, province.round, made_at=MADE_AT)
    session.commit()
    return province


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_digest_of_the_figures(
    session: Session, province: Province, tmp_path: Path, language: str
) -> None:
    with speaking(language):
        exported = read_release(session, province.round.code)
        data = figures_file(exported, "csv", zone=ZoneInfo("UTC"))
    (tmp_path / "figures.csv").write_bytes(data)
    recipe = tmp_path / "recipe.py"
    recipe.write_text(FIGURES, encoding="utf-8")

    command = [sys.executable, "-I", recipe, "figures.csv"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)

    assert done.stdout.decode().strip() == exported.release.figures_digest


def test_the_digest_of_the_input(session: Session, province: Province) -> None:
    query = (
        select(Unit.code, Counter.code, Response.day, Response.answers)
        .join(Unit, Unit.id == Response.unit_id)
        .join(Counter, Counter.id == Response.counter_id)
    )
    rows = [(u, c, day.isoformat(), a) for u, c, day, a in session.execute(query)]
    codes = [unit.code for unit in province.units]
    recipe: dict[str, object] = {}
    exec(INPUT, recipe)  # noqa: S102 - the page's own code

    found = recipe["release"](rows, dict(zip(codes, TOTALS, strict=True)))

    release = read_release(session, province.round.code).release
    assert found == release.input_digest
