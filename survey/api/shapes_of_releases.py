"""The shapes of releases, figures and changes; null is what a release does not say."""

from datetime import datetime

from pydantic import BaseModel, Field

from survey.api.shapes import DIGEST, EXAMPLE_METHOD, Method, Page, example
from survey.models import Level, Status, Verdict, Weighting

EXAMPLE_RELEASE = {
    "round": "2026-q1",
    "number": 3,
    "made_at": "2026-03-09T19:00:00Z",
    "method": EXAMPLE_METHOD,
    "weighting": "transactions",
    "software": "hai-long 0.1.0",
    "n_sheets": 5120,
    "input_digest": DIGEST,
    "figures_digest": DIGEST,
    "further_digest": DIGEST,
}


class Release(BaseModel):
    """Frozen results of a round: a release never changes, a newer one has a number."""

    model_config = example(**EXAMPLE_RELEASE)

    round: str
    number: int
    made_at: datetime
    method: Method
    weighting: Weighting
    software: str
    n_sheets: int = Field(description="Sheets counted, in the whole round.")
    input_digest: str = Field(description="SHA-256 of what was counted.")
    figures_digest: str = Field(description="SHA-256 of all figures.")
    further_digest: str = Field(description="SHA-256 of changes, weeks and factors.")


class ReleasePage(Page[Release]):
    """Releases of a round, the first first."""


class Node(BaseModel):
    """A node of the method: what a figure measures."""

    code: str
    level: Level
    name: dict[str, str] = Field(description="By language: `vi`, `en` …")


class Option(BaseModel):
    """An answer that can be given; its code is that of a group."""

    code: str
    name: dict[str, str] = Field(description="By language.")


class Question(BaseModel):
    """A question whose answers part the sheets into groups."""

    dimension: str = Field(description="As groups name it: `answer:` and its code.")
    name: dict[str, str] = Field(description="By language.")
    options: list[Option]


class ReleaseInFull(Release):
    """A release with what is needed to read and to print its figures."""

    model_config = example(
        **EXAMPLE_RELEASE,
        measure="share",
        scale=5,
        most=100.0,
        rounding=2,
        minimum_n=10,
        nodes=[{"code": "I", "level": "content", "name": {"vi": "Chính sách"}}],
        questions=[
            {
                "dimension": "answer:sex",
                "name": {"vi": "Giới tính"},
                "options": [{"code": "f", "name": {"vi": "Nữ"}}],
            }
        ],
    )

    measure: str = Field(description="`share`, `mean`, `points` or `rates`.")
    scale: int = Field(description="Levels of an answer.")
    most: float = Field(description="The most an overall index can be.")
    rounding: int = Field(
        description="Decimals that figures are printed and ranked with: round half up."
    )
    minimum_n: int = Field(description="Below, a figure is withheld.")
    nodes: list[Node]
    questions: list[Question] = Field(description="By whose answers groups are made.")


class Figure(BaseModel):
    """One index of one unit, with its interval; numbers as stored, four decimals.

    Unless `status` is `shown` there is `n` and nothing else: all other numbers are
    null.
    """

    model_config = example(
        unit="H12-P01",
        node="overall",
        level="overall",
        status="shown",
        n=412,
        value=87.1235,
        low=85.1,
        high=88.9,
        se=0.961,
    )

    unit: str = Field(description="Code of the unit.")
    node: str = Field(description="Code of what is measured; `overall` is the whole.")
    level: Level
    status: Status = Field(description="Whether there is a figure, and why not.")
    n: int = Field(description="Sheets; of a rate, cases.")
    counts: list[int] | None = Field(
        None, description="Answers: blank, levels 1 to 5, not applicable."
    )
    value: float | None = None
    share: float | None = Field(None, description="Satisfied, in percent.")
    mean: float | None = Field(None, description="Mean, on 0–100.")
    se: float | None = Field(None, description="Standard error of `value`.")
    low: float | None = Field(None, description="Lower limit, 95 %.")
    high: float | None = Field(None, description="Upper limit, 95 %.")
    n_eff: float | None = Field(None, description="Effective sample size.")
    df: int | None = Field(None, description="Degrees of freedom.")
    deff: float | None = Field(None, description="Design effect.")
    coverage: float | None = Field(None, description="Weight of criteria answered.")
    fallback: str | None = Field(None, description="Note code of the interval.")
    rank: int | None = None
    rank_of: int | None = Field(None, description="Units ranked in the group.")
    band: str | None = Field(None, description="Class; empty where there is none.")
    quality: str | None = Field(None, description="How far a share can be relied on.")
    complement: bool | None = Field(
        None, description="The share not satisfied is too unsure to print."
    )
    rank_best: int | None = Field(None, description="All units of the group at once.")
    rank_worst: int | None = Field(None, description="All units of the group at once.")
    own_best: int | None = Field(None, description="For this unit alone.")
    own_worst: int | None = Field(None, description="For this unit alone.")
    tier: int | None = None
    band_chance: float | None = Field(None, description="Probability of the class.")
    band_sure: bool | None = Field(None, description="That probability is 0.9 or more.")
    band_chances: dict[str, float] | None = Field(None, description="Of every class.")


class FigurePage(Page[Figure]):
    """Figures, those of a unit together."""


class Earlier(BaseModel):
    """The release that a change is since."""

    round: str
    number: int


class Change(BaseModel):
    """A shown figure beside that of an earlier round, in points."""

    model_config = example(
        unit="H12-P01",
        node="overall",
        earlier={"round": "2025-q4", "number": 5},
        earlier_value=84.2,
        difference=2.9235,
        se=1.1,
        df=61.0,
        low=0.72,
        high=5.12,
        p=0.0099,
        verdict="real_rise",
    )

    unit: str
    node: str
    earlier: Earlier
    earlier_value: float
    difference: float = Field(description="Now minus before.")
    se: float | None
    df: float | None
    low: float | None
    high: float | None
    p: float | None = Field(description="Not corrected for the number of comparisons.")
    verdict: Verdict


class ChangePage(Page[Change]):
    """Changes, those of a unit together."""
