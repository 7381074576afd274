"""Results that others publish of provinces and offices: PAR INDEX, SIPAS, PCI, PAPI."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from survey.models.base import Base


class SubjectKind(StrEnum):
    """Whom a result is of."""

    NATION = "nation"
    REGION = "region"  # or another group of which a mean was published
    PROVINCE = "province"
    UNIT = "unit"


class Mark(StrEnum):
    """How far a result was compared with what its source says."""

    VERIFIED = "verified"  # the source was read, and says it
    DERIVED = "derived"  # from published figures, by arithmetic
    UNVERIFIED = "unverified"
    ASSUMED = "assumed"  # made up, to try something out


class OutsideResult(Base):
    """What an index says of a subject for a year, as a whole or in one of its areas.

    A subject is its name: provinces that were merged keep their results under the
    old one. `subject` is that name made fit for an address, never typed.
    """

    __tablename__ = "outside_result"
    __table_args__ = (
        UniqueConstraint("index_name", "subject", "year", "area"),
        CheckConstraint("rank IS NULL OR rank_of >= rank", name="rank"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    index_name: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(250), index=True)
    subject_kind: Mapped[SubjectKind] = mapped_column(String(16))
    subject_name: Mapped[str] = mapped_column(String(120))
    province: Mapped[str] = mapped_column(String(120), default="")  # that a unit is of
    unit_code: Mapped[str] = mapped_column(String(32), default="")  # in our own tree
    year: Mapped[int]
    area: Mapped[str] = mapped_column(String(32), default="")  # empty: the whole index
    area_name: Mapped[str] = mapped_column(String(200), default="")
    value: Mapped[float | None]
    points: Mapped[float | None]
    most_points: Mapped[float | None]
    rank: Mapped[int | None]
    rank_of: Mapped[int | None]
    is_tied: Mapped[bool | None]  # empty: the source does not say
    region: Mapped[str] = mapped_column(String(120), default="")
    region_rank: Mapped[int | None]
    region_rank_of: Mapped[int | None]
    source_title: Mapped[str] = mapped_column(String(300), default="")
    source_url: Mapped[str] = mapped_column(String(500), default="")
    source_day: Mapped[date | None]
    mark: Mapped[Mark] = mapped_column(String(16))
    note: Mapped[str] = mapped_column(String(500), default="")
    # Counts the changes, so that two people editing do not overwrite each other.
    revision: Mapped[int] = mapped_column(default=1, server_default="1")
    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy's own
