"""Things to test with: a province, its counters, a round, sheets in a given pattern.

Everything is flushed, nothing committed: a test that looks through the site commits.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import count, cycle, islice
from typing import Any, TypeVar
from uuid import uuid4

from sqlalchemy.orm import Session

from survey import methods
from survey.clock import Half
from survey.evidence import evidence_by_itself
from survey.methods import (
    digest,
    questionnaire_document,
    read_method,
    shipped,
    to_document,
)
from survey.models import (
    Channel,
    Counter,
    Method,
    Population,
    Questionnaire,
    Response,
    Round,
    Unit,
    UnitKind,
    Weighting,
)

TODAY = date(2026, 3, 10)  # the day of the fixture `clock`
OPENED = date(2025, 7, 1)  # the communes' reform: where most histories begin

Row = TypeVar("Row")
FIRST = 101  # no number begins with another
_numbers = count(FIRST)


@dataclass
class Province:
    """A round under way: one province, its communes, each with its counters."""

    root: Unit
    units: list[Unit]
    counters: list[Counter]
    questionnaire: Questionnaire
    round: Round


def number_anew() -> None:
    """Begin with the first number again, for a database in which nothing is yet.

    Then a test draws the same charts on both databases, and each is drawn once.
    """
    global _numbers
    _numbers = count(FIRST)


def make_unit(session: Session, parent: Unit | None = None, **given: object) -> Unit:
    """Add a commune, or a province when it stands below nothing."""
    number = next(_numbers)
    kind = UnitKind.COMMUNE if parent else UnitKind.PROVINCE
    usual = {"code": f"U{number}", "name": f"Xã số {number}", "kind": kind}
    unit = Unit(**(usual | {"parent": parent, "valid_from": OPENED} | given))
    return _added(session, unit)


def make_counter(session: Session, unit: Unit, **given: object) -> Counter:
    """Add a counter to a unit."""
    number = next(_numbers)
    usual = {"code": f"quay{number}", "name": f"Quầy số {number}", "opened_on": OPENED}
    return _added(session, Counter(**(usual | {"unit": unit, "service": ""} | given)))


def make_method(session: Session, code: str = "counter") -> Method:
    """Add a shipped index method."""
    method = _shipped(code)
    return _added(
        session,
        Method(
            code=method.code,
            version=method.version,
            title=method.title["vi"],
            **_frozen(to_document, code),
        ),
    )


def make_questionnaire(
    session: Session, method: Method, *, languages: Sequence[str] = ("vi", "en")
) -> Questionnaire:
    """Add a published questionnaire that asks a shipped method."""
    return _added(
        session,
        Questionnaire(
            code=method.code,
            version=1,
            title=method.title,
            method=method,
            published_on=OPENED,
            **_frozen(questionnaire_document, method.code, tuple(languages)),
        ),
    )


def make_round(
    session: Session, root: Unit, questionnaire: Questionnaire, **given: object
) -> Round:
    """Add a round that is open on TODAY."""
    usual = {
        "code": f"dot-{next(_numbers)}",
        "title": "Đợt khảo sát quý I năm 2026",
        "starts_on": date(2026, 1, 1),
        "ends_on": date(2026, 3, 31),
        "method_id": questionnaire.method_id,
        "questionnaire": questionnaire,
        "root_id": root.id,
        "channels": [Channel.QR],
        "populations": [Population.COUNTER_USERS],
        "weighting": Weighting.EQUAL,
    }
    return _added(session, Round(**(usual | given)))


def make_sheets(
    session: Session,
    round_: Round,
    counter: Counter,
    pattern: Sequence[str],
    *,
    n: int | None = None,
    **given: object,
) -> list[Response]:
    """Add `n` sheets whose answers go round the pattern, by default once."""
    usual = {
        "round_id": round_.id,
        "questionnaire_id": round_.questionnaire_id,
        "unit_id": counter.unit_id,
        "counter_id": counter.id,
        "service": counter.service,
        "channel": Channel.QR,
        "population": Population.COUNTER_USERS,
        "language": "vi",
        "day": TODAY,
        "half": Half.MORNING,
    }
    channel = given.get("channel", Channel.QR)
    usual["evidence"] = evidence_by_itself(str(channel))
    answers = islice(cycle(pattern), len(pattern) if n is None else n)
    sheets = [
        Response(
            **(usual | {"id": uuid4(), "answers": a, "digest": uuid4().bytes} | given)
        )
        for a in answers
    ]
    session.add_all(sheets)
    session.flush()
    return sheets


def make_province(
    session: Session, *, units: int = 2, counters: int = 1, method: str = "counter"
) -> Province:
    """Add a province with a round under way and no sheets yet."""
    root = make_unit(session, name="Tỉnh thử nghiệm")
    below = [make_unit(session, root) for _ in range(units)]
    places = [make_counter(session, unit) for unit in below for _ in range(counters)]
    questionnaire = make_questionnaire(session, make_method(session, method))
    under_way = make_round(session, root, questionnaire)
    return Province(root, below, places, questionnaire, under_way)


@cache
def _shipped(code: str) -> methods.Method:
    return read_method(shipped()[code])


def _frozen(write: Callable[..., object], code: str, *given: object) -> dict[str, Any]:
    """Return a document of a shipped method, the test's own, and its digest."""
    text, mark = _written(write, code, *given)
    return {"document": json.loads(text), "digest": mark}


@cache
def _written(write: Callable[..., Any], code: str, *given: object) -> tuple[str, str]:
    document = write(_shipped(code), *given)
    return json.dumps(document), digest(document)


def _added(session: Session, row: Row) -> Row:
    session.add(row)
    session.flush()
    return row
