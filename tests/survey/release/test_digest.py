"""The digests depend on what was answered and where, on nothing else."""

import hashlib
import json
from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from survey.release.digest import (
    Sheets,
    StratumLine,
    further_digest,
    input_digest,
    sheets_digest,
    tally_digest,
)
from survey.release.draft import draft_release
from tests.factories import TODAY, Province, make_sheets

ANSWERS = ["55555", "44444", "1-.23", "44444"] * 3


def test_the_text_that_is_digested() -> None:
    day = date(2026, 3, 9)
    cells = [Sheets("quay2", day, ["5-"]), Sheets("quay1", day, ["1.", "54"])]
    text = "X1,quay1,2026-03-09\n1.\n54\nX1,quay2,2026-03-09\n5-\n"
    assert sheets_digest("X1", cells) == hashlib.sha256(text.encode()).hexdigest()


def test_the_text_of_a_tally() -> None:
    counts = {"2": [0, 0, 5, 126, 197], "1": [1, 0, 3, 95, 229]}
    text = "vp,1,1,0,3,95,229\nvp,2,0,0,5,126,197\n"
    assert tally_digest("vp", counts) == hashlib.sha256(text.encode()).hexdigest()


def test_the_text_of_a_release() -> None:
    text = "A,dat-dai,,40,\nA,ho-tich,qr,120,aa\nB,,qr,,bb\n"
    strata = [
        StratumLine("B", "", "qr", None, "bb"),
        StratumLine("A", "ho-tich", "qr", 120, "aa"),
        StratumLine("A", "dat-dai", "", 40, ""),
    ]
    found = input_digest(strata)
    assert found == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize("code", ["A", "],["])
def test_the_text_of_further_rows(code: str) -> None:
    """Many are encoded together, as each would be alone, whatever a name has."""
    rows = [("part", code, f"{number:03}", [0.5, None]) for number in range(250)]
    lines = (json.dumps(row, separators=(",", ":")) + "\n" for row in rows)
    expected = hashlib.sha256("".join(lines).encode()).hexdigest()
    assert further_digest(reversed(rows)) == expected


def test_the_order_of_arrival_does_not_matter(
    session: Session, province: Province
) -> None:
    days = [TODAY, TODAY - timedelta(days=1)]
    drafts = []
    for order in (1, -1):
        with session.begin_nested() as attempt:
            for day in days[::order]:
                for counter in province.counters[::order]:
                    answers = ANSWERS[::order]
                    make_sheets(session, province.round, counter, answers, day=day)
            drafts.append(draft_release(session, province.round, today=TODAY))
            attempt.rollback()
    assert drafts[0].input_digest == drafts[1].input_digest
    assert drafts[0].figures_digest == drafts[1].figures_digest
