"""What a release says beside its figures: changes, weeks, and factors that go along."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from survey.models.base import Base
from survey.models.releases import Status


class Quality(StrEnum):
    """What may be done with the share of a criterion by the NCHS standards of 2017."""

    PRESENT = "present"
    REVIEW = "review"  # below 8 degrees of freedom, or 0 or 100 %
    FEW = "suppress:n"
    WIDE = "suppress:width"
    WIDE_FOR_ITS_SIZE = "suppress:relwidth"


class Verdict(StrEnum):
    """What the data say of a change since an earlier round."""

    REAL_RISE = "real_rise"
    REAL_FALL = "real_fall"
    SMALL = "small"  # real, but less than what matters
    EQUIVALENT = "equivalent"  # none that matters
    UNCLEAR = "unclear"


class Signal(StrEnum):
    """Which rule of a control chart a week breaks."""

    BEYOND_3 = "beyond_3"
    RUN_8 = "run_8"
    TWO_OF_THREE = "two_of_three"


class Basis(StrEnum):
    """From how many weeks the limits of a chart come."""

    NONE = ""  # no limits: fewer than two weeks that can carry them
    SHORT = "short"  # below 8: no signals
    PROVISIONAL = "provisional"
    ESTABLISHED = "established"  # from 20 on they stay as they are


class Quadrant(StrEnum):
    """Where a factor stands among the factors of its unit."""

    FIX_FIRST = "fix_first"  # goes along with the others, and is worse
    KEEP_UP = "keep_up"  # goes along, and is better
    LOW_PRIORITY = "low_priority"
    POSSIBLE_OVERKILL = "possible_overkill"
    UNCLEAR = "unclear"


class AnyChange(Base):
    """A figure beside that of an earlier round's last release; immutable.

    Of the same method and version, both shown; in points, later minus earlier.
    """

    __abstract__ = True

    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    node: Mapped[str] = mapped_column(String(16), primary_key=True)
    earlier_id: Mapped[int] = mapped_column(ForeignKey("release.id"))
    earlier_value: Mapped[float]
    difference: Mapped[float]
    se: Mapped[float | None]
    df: Mapped[float | None]
    low: Mapped[float | None]
    high: Mapped[float | None]
    p: Mapped[float | None]
    verdict: Mapped[Verdict] = mapped_column(String(16))


class Change(AnyChange):
    """What has changed since the round before."""

    __tablename__ = "change"


class YearChange(AnyChange):
    """What has changed since the round of about a year before.

    None where that is the round before: the change since then says it already.
    """

    __tablename__ = "year_change"


class TrendPoint(Base):
    """The overall index of one unit in one week that was over; immutable.

    A withheld week carries its n and nothing else. A shown week whose spread is
    unknown has no `se`, and no part in the centre; without a chart, `centre`, `lower`
    and `upper` are missing.
    """

    __tablename__ = "trend_point"

    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    starts_on: Mapped[date] = mapped_column(primary_key=True)  # a Monday
    n: Mapped[int]
    status: Mapped[Status] = mapped_column(String(16))
    value: Mapped[float | None]
    se: Mapped[float | None]
    low: Mapped[float | None]
    high: Mapped[float | None]
    centre: Mapped[float | None]
    lower: Mapped[float | None]
    upper: Mapped[float | None]
    signals: Mapped[list[str]]
    basis: Mapped[Basis] = mapped_column(String(16), default="", server_default="")


class Driver(Base):
    """How a factor of one unit goes along with the others, and its gap; immutable.

    `association` is the correlation of the factor's score with the index of the other
    factors: neither importance nor cause. `gap` is the factor's index minus the mean
    of the unit's factors. Missing where the answers do not vary.
    """

    __tablename__ = "driver"

    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    node: Mapped[str] = mapped_column(String(16), primary_key=True)
    n: Mapped[int]  # sheets with an answer to every factor
    kept: Mapped[float]  # their share of the sheets
    association: Mapped[float | None]
    assoc_low: Mapped[float | None]
    assoc_high: Mapped[float | None]
    gap: Mapped[float | None]
    gap_low: Mapped[float | None]
    gap_high: Mapped[float | None]
    quadrant: Mapped[Quadrant] = mapped_column(String(20))
    firm: Mapped[bool]  # n is at least 200
