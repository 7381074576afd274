"""The shapes of what is answered; the document of the API is made from them."""

from datetime import date
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from survey.models import (
    Channel,
    Population,
    UnitKind,
    Weighting,
)

Row = TypeVar("Row")
EXAMPLE_METHOD = {"code": "sipas-2023", "version": 1}
DIGEST = "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8"


def example(**values: Any) -> ConfigDict:
    """Return the configuration of a shape that shows one example of it."""
    return ConfigDict(json_schema_extra={"examples": [values]})


class Page(BaseModel, Generic[Row]):
    """Some of many rows."""

    items: list[Row]
    next: str | None = Field(
        description="Give it as `after` to read on; null on the last page."
    )


class Start(BaseModel):
    """Where to go from here."""

    model_config = example(
        units="/api/v1/units", rounds="/api/v1/rounds", document="/api/v1/openapi.json"
    )

    units: str
    rounds: str
    document: str


class Unit(BaseModel):
    """An office in the tree of units, also one that is no more."""

    model_config = example(
        code="H12-P01",
        name="Phường Một",
        name_en="Ward One",
        kind="ward",
        ranking_group="Phường",
        parent="H12",
        valid_from="2025-07-01",
        valid_to=None,
    )

    code: str
    name: str
    name_en: str = Field(description="Empty where nobody gave one.")
    kind: UnitKind
    ranking_group: str = Field(description="Empty: the unit is not ranked.")
    parent: str | None = Field(
        description="Code of the unit above; null at the top, and where the token "
        "does not reach it."
    )
    valid_from: date
    valid_to: date | None = Field(description="Last day; null while the unit exists.")


class UnitPage(Page[Unit]):
    """Units, in an order that stays."""


class Method(BaseModel):
    """An index method in one of its versions, which never changes."""

    model_config = example(**EXAMPLE_METHOD)

    code: str
    version: int


class Round(BaseModel):
    """A survey round, from a day to a day, both included."""

    model_config = example(
        code="2026-q1",
        title="Đợt khảo sát quý I năm 2026",
        starts_on="2026-01-01",
        ends_on="2026-03-31",
        closed_on=None,
        unit="H12",
        method=EXAMPLE_METHOD,
        channels=["qr"],
        populations=["counter-users"],
        weighting="transactions",
    )

    code: str
    title: str
    starts_on: date
    ends_on: date
    closed_on: date | None
    unit: str | None = Field(
        description="Code of the unit it is held under; null where the token does not "
        "reach it."
    )
    method: Method
    channels: list[Channel]
    populations: list[Population]
    weighting: Weighting


class RoundPage(Page[Round]):
    """Rounds, in an order that stays."""
