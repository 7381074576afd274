"""Packs of releases that are kept: made here, or received from elsewhere."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    LargeBinary,
    ScalarSelect,
    String,
    Text,
    func,
    select,
)
from sqlalchemy.orm import (
    InstrumentedAttribute,
    Mapped,
    column_property,
    mapped_column,
    relationship,
)

from survey.models.base import Base
from survey.models.pack_provinces import PackProvince
from survey.models.releases import Level, Release, Status


class PackOrigin(StrEnum):
    """Where a pack came from."""

    MADE = "made"  # here, of a release there is
    RECEIVED = "received"  # from elsewhere, as a file


class PackContent(Base):
    """The bytes of a pack; never changed."""

    __tablename__ = "pack_content"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


def _newest(
    column: InstrumentedAttribute[str], pack_id: Mapped[int]
) -> ScalarSelect[str]:
    """Return what was last said of a pack after it came; nothing where nothing was."""
    return (
        select(column)
        .where(PackProvince.pack_id == pack_id)
        .order_by(PackProvince.id.desc())
        .limit(1)
        .correlate_except(PackProvince)
        .scalar_subquery()
    )


class KeptPack(Base):
    """What a pack says of itself, as it was checked when it came; never changed.

    `subject` is whom it is of, made fit for an address; `province` its code in the
    register of provinces, empty outside it.
    """

    __tablename__ = "kept_pack"
    __table_args__ = (CheckConstraint("size > 0", name="size"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(ForeignKey("pack_content.digest"), unique=True)
    size: Mapped[int]  # bytes
    file_name: Mapped[str] = mapped_column(String(120))
    origin: Mapped[PackOrigin] = mapped_column(String(16))
    release_id: Mapped[int | None] = mapped_column(ForeignKey("release.id"), index=True)
    kept_at: Mapped[datetime]
    kept_by: Mapped[str] = mapped_column(String(254))
    kept_role: Mapped[str] = mapped_column(String(300), default="", server_default="")
    year: Mapped[int] = mapped_column(index=True)
    # As it came; what was said since then stands in `says`, and counts.
    first_subject: Mapped[str] = mapped_column("subject", String(350), index=True)
    first_province: Mapped[str] = mapped_column(
        "province", String(2), default="", server_default=""
    )
    unit_code: Mapped[str] = mapped_column(String(64))
    unit_name: Mapped[str] = mapped_column(String(300))
    round_code: Mapped[str] = mapped_column(String(64))
    round_title: Mapped[str] = mapped_column(String(300))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    number: Mapped[int]  # of the release in its round
    made_at: Mapped[datetime]  # the release
    method_code: Mapped[str] = mapped_column(String(64))
    method_version: Mapped[int]
    method_digest: Mapped[str] = mapped_column(String(64))
    method_title: Mapped[str] = mapped_column(Text)
    weighting: Mapped[str] = mapped_column(String(16))
    decimals: Mapped[int]  # by which indices are printed and ranked
    n_sheets: Mapped[int]
    software: Mapped[str] = mapped_column(String(80))
    manifest: Mapped[dict[str, Any]]

    release: Mapped[Release | None] = relationship()
    figures: Mapped[list["PackFigure"]] = relationship(order_by="PackFigure.position")
    checks: Mapped[list["PackCheck"]] = relationship(order_by="PackCheck.id")
    letters: Mapped[list["PackLetter"]] = relationship(order_by="PackLetter.id")
    says: Mapped[list[PackProvince]] = relationship(order_by=PackProvince.id)
    subject: Mapped[str] = column_property(
        func.coalesce(_newest(PackProvince.subject, id), first_subject)
    )
    province: Mapped[str] = column_property(
        func.coalesce(_newest(PackProvince.province, id), first_province)
    )

    @property
    def name(self) -> str:
        """Return which release of which round of whom it is, as the audit calls it."""
        return f"{self.unit_code}:{self.round_code}:{self.number}"

    @property
    def kilobytes(self) -> int:
        """Return its size, rounded up."""
        return -(-self.size // 1024)


class PackFigure(Base):
    """A figure of the unit that a pack is of, as its release tells it."""

    __tablename__ = "pack_figure"

    pack_id: Mapped[int] = mapped_column(ForeignKey("kept_pack.id"), primary_key=True)
    node: Mapped[str] = mapped_column(String(64), primary_key=True)
    position: Mapped[int]  # in the order of the method
    level: Mapped[Level] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(Text)
    status: Mapped[Status] = mapped_column(String(16))
    most: Mapped[float]  # what the figure can be
    n: Mapped[int | None]
    value: Mapped[float | None]
    se: Mapped[float | None]
    df: Mapped[int]
    low: Mapped[float | None]
    high: Mapped[float | None]
    fallback: Mapped[str] = mapped_column(String(16))


class PackCheck(Base):
    """That a kept pack was checked, and what was found; never changed."""

    __tablename__ = "pack_check"

    id: Mapped[int] = mapped_column(primary_key=True)
    pack_id: Mapped[int] = mapped_column(ForeignKey("kept_pack.id"), index=True)
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(254))
    n_recomputed: Mapped[int]
    faults: Mapped[list[str]]


class PackLetter(Base):
    """That a pack was handed in with an official letter; never changed.

    Who wrote it down wrongly writes it anew: the newest counts.
    """

    __tablename__ = "pack_letter"

    id: Mapped[int] = mapped_column(primary_key=True)
    pack_id: Mapped[int] = mapped_column(ForeignKey("kept_pack.id"), index=True)
    number: Mapped[str] = mapped_column(String(60))
    day: Mapped[date]
    recipient: Mapped[str] = mapped_column(String(200), default="", server_default="")
    noted_by: Mapped[str] = mapped_column(String(254))
    noted_at: Mapped[datetime]
