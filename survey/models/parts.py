"""What a release says of groups of sheets inside a unit, and of what people chose."""

from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from survey.models.base import Base
from survey.models.releases import Status

ANSWER = "answer:"  # leads the code of the item that groups people by their answer


class Dimension(StrEnum):
    """By what the sheets of a unit are grouped, besides what people say of themselves.

    By an answer, it is the item's code behind `ANSWER`.
    """

    SERVICE = "service"
    CHANNEL = "channel"
    POPULATION = "population"
    EVIDENCE = "evidence"


class Part(Base):
    """The overall index of one group of a unit's sheets; immutable.

    The groups of a dimension part the unit: `code` is that of a service, a channel
    or an option, empty where none was given. Of a withheld group there is its n and
    nothing else. `difference` is the group's index minus that of the other groups of
    the dimension that are told and are somebody's answer, with simultaneous limits;
    `verdict` is one of `Verdict`, empty without a difference.
    """

    __tablename__ = "part"

    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    dimension: Mapped[str] = mapped_column(String(24), primary_key=True)
    code: Mapped[str] = mapped_column(String(32), primary_key=True)
    counted_in: Mapped[int]  # number of the release that counted it
    n: Mapped[int]
    status: Mapped[Status] = mapped_column(String(16))
    value: Mapped[float | None]
    se: Mapped[float | None]
    low: Mapped[float | None]
    high: Mapped[float | None]
    df: Mapped[int | None]
    fallback: Mapped[str] = mapped_column(String(16), default="", server_default="")
    difference: Mapped[float | None]
    diff_se: Mapped[float | None]
    diff_low: Mapped[float | None]
    diff_high: Mapped[float | None]
    verdict: Mapped[str] = mapped_column(String(16), default="", server_default="")


class PartDetail(Base):
    """A factor of one group of a unit's sheets, where it is told; immutable.

    Beside the group's overall index in `part`, of the same sheets; `n` is that of the
    factor. Differences as there, limits and verdicts simultaneous over all factors
    and groups of the dimension.
    """

    __tablename__ = "part_detail"

    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    dimension: Mapped[str] = mapped_column(String(24), primary_key=True)
    code: Mapped[str] = mapped_column(String(32), primary_key=True)
    node: Mapped[str] = mapped_column(String(16), primary_key=True)
    n: Mapped[int]
    value: Mapped[float]
    se: Mapped[float | None]
    low: Mapped[float]
    high: Mapped[float]
    df: Mapped[int]
    fallback: Mapped[str] = mapped_column(String(16), default="", server_default="")
    difference: Mapped[float | None]
    diff_se: Mapped[float | None]
    diff_low: Mapped[float | None]
    diff_high: Mapped[float | None]
    verdict: Mapped[str] = mapped_column(String(16), default="", server_default="")


class Choice(Base):
    """How many of a unit's people chose an option of several; immutable.

    Among the sheets with any option of the item, `asked`. A withheld option carries
    neither how many chose it nor their share; with too few sheets none is told.
    """

    __tablename__ = "choice"

    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    item: Mapped[str] = mapped_column(String(16), primary_key=True)
    option: Mapped[str] = mapped_column(String(16), primary_key=True)
    counted_in: Mapped[int]
    asked: Mapped[int]
    status: Mapped[Status] = mapped_column(String(16))
    chosen: Mapped[int | None]
    share: Mapped[float | None]
    se: Mapped[float | None]
    low: Mapped[float | None]
    high: Mapped[float | None]
    df: Mapped[int | None]
    fallback: Mapped[str] = mapped_column(String(16), default="", server_default="")
    rank: Mapped[int | None]  # competition rank of the share among the options told
