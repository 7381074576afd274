"""The document keeps what it says: schemathesis asks every address, well and badly."""

from collections import defaultdict

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import BaseSchema, Case, GenerationMode
from sqlalchemy.orm import Session

from survey.models import Channel, Level, Status, UnitKind
from tests.factories import Province
from tests.survey.api.conftest import program

DOCUMENT = "/api/v1/openapi.json"
POSITIVE = GenerationMode.POSITIVE
FEW = settings(
    max_examples=4,  # each asked once more without its token
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def contract(app: Flask) -> BaseSchema:
    """The document, as the site serves it."""
    app.config.update(API_A_MINUTE=100_000, API_STRANGERS_A_MINUTE=100_000)
    return schemathesis.openapi.from_wsgi(DOCUMENT, app)


def _known(path: str, province: Province) -> dict[str, object]:
    """Return what the address needs to lead to something that is there."""
    is_unit = path.startswith("/api/v1/units")
    code = province.units[0].code if is_unit else province.round.code
    known = {"code": code, "number": 1}
    return {name: value for name, value in known.items() if f"{{{name}}}" in path}


@pytest.mark.parametrize("mode", GenerationMode)
def test_every_address_keeps_the_document(
    contract: BaseSchema, session: Session, province: Province, mode: GenerationMode
) -> None:
    header = program(session)
    met: dict[str, set[int]] = defaultdict(set)
    for found in contract.get_all_operations():
        operation = found.ok()
        there = _known(operation.full_path, province) if mode is POSITIVE else None

        @FEW
        @given(case=operation.as_strategy(mode, path_parameters=there))
        def _keeps(case: Case) -> None:
            answer = case.call_and_validate(headers=header)
            met[case.operation.label].add(answer.status_code)

        _keeps()
    assert len(met) == 11
    if mode is POSITIVE:
        assert all(200 in statuses for statuses in met.values())
        assert set.union(*met.values()) <= {200, 404}
    else:
        # Without the header a request may be right in all else: 401, or 200 with it.
        assert {400, 404} <= set.union(*met.values()) <= {200, 400, 401, 404}


def test_the_document_names_every_value_of_the_models(contract: BaseSchema) -> None:
    shapes = contract.raw_schema["components"]["schemas"]
    for name, known in (
        ("Status", Status),
        ("Level", Level),
        ("UnitKind", UnitKind),
        ("Channel", Channel),
    ):
        assert shapes[name]["enum"] == list(known)
    figures = "/api/v1/rounds/{code}/releases/{number}/figures"
    asked = contract.raw_schema["paths"][figures]["get"]["parameters"]
    [status] = [one for one in asked if one["name"] == "status"]
    assert status["schema"]["enum"] == list(Status)
