"""The recipes of docs/figures.md, run as a stranger would run them."""

import re
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.exports.files import FIGURES as FIGURES_TABLE
from survey.exports.files import TABLES, figures_file
from survey.exports.reading import read_release
from survey.manage.operations.unranked import leave_unranked
from survey.models import (
    Channel,
    Counter,
    Evidence,
    Exemption,
    Population,
    Response,
    TransactionTotal,
    Unit,
    Weighting,
)
from survey.release.operations import make_release
from survey.speaking import speaking
from tests.factories import TODAY, Province, make_province, make_round, make_sheets
from tests.survey.release.conftest import MADE_AT

PAGE = Path(__file__).resolve().parents[3] / "docs" / "figures.md"
FIGURES, FURTHER, INPUT = re.findall(
    r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL
)
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
    firms = {"population": Population.ORGANISATIONS, "evidence": Evidence.PRESENCE}
    firms |= {"channel": Channel.KIOSK, "day": TODAY}
    make_sheets(session, province.round, province.counters[2], answers, **firms)
    for (place, service), total in TOTALS.items():
        row = {"round_id": province.round.id, "unit_id": province.units[place].id}
        session.add(TransactionTotal(**row, service=service, total=total))
    _ask_before(session, province, answers, starts_on=date(2025, 2, 1))
    _ask_before(session, province, answers, starts_on=date(2025, 10, 1))
    told = {"reason": Exemption.OTHER, "note": "='Thí điểm'"}
    leave_unranked(session, province.round, province.units[1], **told)
    make_release(session, province.round, made_at=MADE_AT)
    session.commit()
    return province


def _ask_before(
    session: Session, province: Province, answers: list[str], *, starts_on: date
) -> None:
    """Make a release of a round that ended before this one began."""
    day = starts_on + timedelta(days=33)
    ends = {"starts_on": starts_on, "ends_on": starts_on + timedelta(days=91)}
    earlier = make_round(session, province.root, province.questionnaire, **ends)
    for place, counter in enumerate(province.counters):
        for number in range(3):
            when = day + timedelta(days=number)
            make_sheets(session, earlier, counter, answers[place:], n=9, day=when)
    made_at = datetime(2026, 1, 1, tzinfo=UTC)
    make_release(session, earlier, made_at=made_at)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_digest_of_the_figures(
    session: Session, province: Province, tmp_path: Path, language: str
) -> None:
    with speaking(language):
        exported = read_release(session, province.round.code)
        data = figures_file(exported, "csv", zone=ZoneInfo("UTC"))
    (tmp_path / "figures.csv").write_bytes(data)

    found = _run(FIGURES, tmp_path, "figures.csv")

    assert found == exported.release.figures_digest


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_digest_of_changes_weeks_and_factors(
    session: Session, province: Province, tmp_path: Path, language: str
) -> None:
    with speaking(language):
        exported = read_release(session, province.round.code)
        for table in set(TABLES) - {FIGURES_TABLE}:
            data = figures_file(exported, "csv", zone=ZoneInfo("UTC"), table=table)
            (tmp_path / f"{table}.csv").write_bytes(data)
            # What the province was asked has nothing to choose.
            assert len(data.splitlines()) > 2 or table == "choices"

    found = _run(FURTHER, tmp_path, ".")

    assert found == exported.release.further_digest


def _run(recipe: str, folder: Path, argument: str) -> str:
    """Run a recipe as a stranger would, without the site."""
    (folder / "recipe.py").write_text(recipe, encoding="utf-8")
    command = [sys.executable, "-I", "recipe.py", argument]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=True)
    return done.stdout.decode().strip()


def test_the_digest_of_the_input(session: Session, province: Province) -> None:
    query = (
        select(
            *(Unit.code, Response.service, Response.channel),
            *(Counter.code, Response.day, Response.population, Response.evidence),
            Response.answers,
        )
        .join(Unit, Unit.id == Response.unit_id)
        .join(Counter, Counter.id == Response.counter_id)
        .where(Response.round_id == province.round.id)
    )
    rows = [(*row[:4], row.day.isoformat(), *row[5:]) for row in session.execute(query)]
    totals = {
        (province.units[place].code, service): total
        for (place, service), total in TOTALS.items()
    }
    recipe: dict[str, object] = {}
    exec(INPUT, recipe)  # noqa: S102 - the page's own code

    found = recipe["release"](rows, totals)

    release = read_release(session, province.round.code).release
    assert found == release.input_digest
