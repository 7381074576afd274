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
from survey.models import (
    Channel,
    Counter,
    Response,
    TransactionTotal,
    Unit,
    Weighting,
)
from survey.release.operations import make_release
from tests.factories import TODAY, Province, make_province, make_sheets
from tests.survey.release.conftest import MADE_AT

PAGE = Path(__file__).resolve().parents[3] / "docs" / "figures.md"
FIGURES, INPUT = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
TOTALS = {
    (0, "dat-dai"): 100,
    (0, "ho-tich"): 700,
    (0, "kinh-doanh"): 40,  # without a sheet
    (1, ""): 250,
    (2, ""): 999,
}


@pytest.fixture
def province(session: Session) -> Province:
    """Three communes, weighted, one of them by service, one too small to be shown."""
    province = make_province(session, units=3, counters=2, method="counter-short")
    province.counters[0].service = "dat-dai"
    province.counters[1].service = "ho-tich"
    province.round.weighting = Weighting.TRANSACTIONS
    answers = ["55-.4", "54321", "-....", "11111", "44445"]
    for place, counter in enumerate(province.counters):
        for day in (TODAY, TODAY - timedelta(days=1)):
            n = 1 if place > 3 else 7 + place
            make_sheets(session, province.round, counter, answers, n=n, day=day)
    kiosk = {"channel": Channel.KIOSK, "day": TODAY}
    make_sheets(session, province.round, province.counters[2], answers, **kiosk)
    for (place, service), total in TOTALS.items():
        row = {"round_id": province.round.id, "unit_id": province.units[place].id}
        session.add(TransactionTotal(**row, service=service, total=total))
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
        select(
            *(Unit.code, Response.service, Response.channel),
            *(Counter.code, Response.day, Response.answers),
        )
        .join(Unit, Unit.id == Response.unit_id)
        .join(Counter, Counter.id == Response.counter_id)
    )
    rows = [
        (*place, day.isoformat(), answers)
        for *place, day, answers in session.execute(query)
    ]
    totals = {
        (province.units[place].code, service): total
        for (place, service), total in TOTALS.items()
    }
    recipe: dict[str, object] = {}
    exec(INPUT, recipe)  # noqa: S102 - the page's own code

    found = recipe["release"](rows, totals)

    release = read_release(session, province.round.code).release
    assert found == release.input_digest
