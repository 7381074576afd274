"""The shapes of groups of sheets and of their factors."""

from pydantic import BaseModel, Field

from survey.api.shapes import Page, example
from survey.models import Status, Verdict

DIMENSION = (
    "By what the sheets are grouped: `service`, `channel`, `population`, `evidence`, "
    "or `answer:` and the code of a question."
)
GROUP = "Code of the group; empty: no answer was given, or no service."


class Compared(BaseModel):
    """A group beside the other told groups of its dimension together, in points."""

    difference: float | None = Field(None, description="The group minus the others.")
    diff_se: float | None = None
    diff_low: float | None = Field(
        None, description="Lower limit; all of the dimension hold at once, 95 %."
    )
    diff_high: float | None = None
    verdict: Verdict | None = Field(
        None, description="`real_rise`: really higher than the others."
    )


class Group(Compared):
    """The overall index of one group of a unit's sheets; numbers as stored.

    Unless `status` is `shown` there is `n` and nothing else.
    """

    model_config = example(
        unit="H12-P01",
        dimension="channel",
        group="qr",
        status="shown",
        n=210,
        counted_in=3,
        value=85.5,
        low=81.2,
        high=89.0,
        difference=-2.1,
        verdict="unclear",
    )

    unit: str = Field(description="Code of the unit.")
    dimension: str = Field(description=DIMENSION)
    group: str = Field(description=GROUP)
    status: Status
    n: int = Field(description="Sheets.")
    counted_in: int = Field(description="Number of the release that counted it.")
    value: float | None = None
    se: float | None = Field(None, description="Standard error of `value`.")
    low: float | None = Field(None, description="Lower limit, 95 %.")
    high: float | None = Field(None, description="Upper limit, 95 %.")
    df: int | None = Field(None, description="Degrees of freedom.")
    fallback: str | None = Field(None, description="Note code of the interval.")


class GroupPage(Page[Group]):
    """Groups, those of a unit together."""


class GroupFactor(Compared):
    """A factor of one group; a group that does not tell its factors has none."""

    model_config = example(
        unit="H12-P01",
        dimension="channel",
        group="qr",
        node="2",
        n=205,
        value=84.0,
        se=2.1,
        low=79.4,
        high=87.7,
        df=31,
        fallback="",
        difference=-1.5,
        verdict="unclear",
    )

    unit: str = Field(description="Code of the unit.")
    dimension: str = Field(description=DIMENSION)
    group: str = Field(description=GROUP)
    node: str = Field(description="Code of the factor.")
    n: int = Field(description="Sheets of the group with an answer to the factor.")
    value: float
    se: float | None
    low: float
    high: float
    df: int
    fallback: str


class GroupFactorPage(Page[GroupFactor]):
    """Factors of groups, those of a unit together."""
