"""Releases and their figures: frozen results of a round."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    LargeBinary,
    String,
    UniqueConstraint,
    false,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from survey.models.base import Base
from survey.models.methods import Method
from survey.models.rounds import Round, Weighting
from survey.models.units import Unit


class Level(StrEnum):
    """Where in the method's tree a figure stands."""

    OVERALL = "overall"
    CONTENT = "content"
    FACTOR = "factor"
    CRITERION = "criterion"


class Status(StrEnum):
    """Whether a figure may be shown."""

    SHOWN = "shown"
    WITHHELD = "withheld"  # fewer answers than the method's minimum
    SECONDARY = "secondary"  # enough, but with it another could be worked out
    EMPTY = "empty"  # no answers at all


class Release(Base):
    """Frozen results of a round, numbered within it; the database refuses changes.

    `input_digest` is over every sheet counted, `figures_digest` over every
    figure, `further_digest` over changes, weeks and drivers, so that anyone holding
    the data can check them.
    """

    __tablename__ = "release"
    __table_args__ = (UniqueConstraint("round_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    number: Mapped[int]
    made_at: Mapped[datetime]
    method_id: Mapped[int] = mapped_column(ForeignKey("method.id"))
    weighting: Mapped[Weighting] = mapped_column(String(16))
    software: Mapped[str] = mapped_column(String(40))
    n_sheets: Mapped[int]
    input_digest: Mapped[str] = mapped_column(String(64))
    figures_digest: Mapped[str] = mapped_column(String(64))
    # Empty in releases made before there were changes, weeks and drivers.
    further_digest: Mapped[str] = mapped_column(
        String(64), default="", server_default=""
    )

    round: Mapped[Round] = relationship()
    method: Mapped[Method] = relationship()


class Stratum(Base):
    """What a release counted of a unit, a service and a channel: sufficient statistics.

    When fewer than 5 new sheets came in since the release before, the stratum
    is carried over unchanged (`counted_in` stays that release's number), so no
    figure of any unit above can be subtracted to find the new ones.

    `transactions` is the total its sheets speak for: of the service, or of the whole
    unit where there is no other; the strata of one total share it. Transactions
    without a sheet are a stratum without channel, counted in no release (0).
    """

    __tablename__ = "stratum"

    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    service: Mapped[str] = mapped_column(
        String(32), primary_key=True, default="", server_default=""
    )
    channel: Mapped[str] = mapped_column(
        String(16), primary_key=True, default="", server_default=""
    )
    counted_in: Mapped[int]
    n_sheets: Mapped[int]
    n_psu: Mapped[int]
    transactions: Mapped[int | None]
    weight: Mapped[float]
    input_digest: Mapped[str] = mapped_column(String(64))
    statistics: Mapped[bytes] = mapped_column(LargeBinary)


class Representation(Base):
    """For how many of a unit's transactions a release has sheets that speak for them.

    Of every unit of a weighted round that handled transactions, itself or below it.
    """

    __tablename__ = "representation"

    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    transactions: Mapped[int] = mapped_column(BigInteger)
    represented: Mapped[int] = mapped_column(BigInteger)

    @property
    def share(self) -> float:
        """Return the share of the transactions that is represented, 0 to 1."""
        return self.represented / self.transactions


class Figure(Base):
    """One index of one unit in one release, with its interval; immutable.

    Indices, standard errors and limits are on 0–100; of a method of points `value`,
    `se`, `low` and `high` are on its own scale, 0–18 or so. They belong to the
    method's measure; `share` and `mean` are always both there, but of rates, which
    nobody was asked for. A figure that is not shown carries its n and nothing else.
    Those of levels are not told either where they would give back what is hidden.
    """

    __tablename__ = "figure"

    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    node: Mapped[str] = mapped_column(String(16), primary_key=True)
    level: Mapped[Level] = mapped_column(String(16))
    status: Mapped[Status] = mapped_column(String(16))
    n: Mapped[int]
    # Answers by level: blank, 1, 2, 3, 4, 5, not applicable. Of a rate: the cases it
    # misses as level 1, those it reaches as level 5.
    counts: Mapped[list[int] | None]
    value: Mapped[float | None]
    share: Mapped[float | None]
    mean: Mapped[float | None]
    se: Mapped[float | None]
    low: Mapped[float | None]
    high: Mapped[float | None]
    n_eff: Mapped[float | None]
    df: Mapped[int | None]
    deff: Mapped[float | None]
    coverage: Mapped[float | None]
    fallback: Mapped[str] = mapped_column(String(16), default="")
    # Competition rank among the units of the same ranking group that are ranked.
    rank: Mapped[int | None]
    rank_of: Mapped[int | None]
    band: Mapped[str] = mapped_column(String(16), default="")
    # By the NCHS standards, criteria measured by share only.
    quality: Mapped[str] = mapped_column(String(20), default="", server_default="")
    # The share of those NOT satisfied is too unsure to print.
    complement: Mapped[bool] = mapped_column(default=False, server_default=false())
    # Ranks the data do not exclude: for all units of the group at once (the table;
    # overall only), and for this unit and figure alone (its page).
    rank_best: Mapped[int | None]
    rank_worst: Mapped[int | None]
    own_best: Mapped[int | None]
    own_worst: Mapped[int | None]
    tier: Mapped[int | None]
    # Probability of the class; sure from 0.9 on; and that of every class.
    band_chance: Mapped[float | None]
    band_sure: Mapped[bool | None]
    band_chances: Mapped[dict[str, float] | None]
    # The group it is ranked in, or else the kind of office; empty without either.
    # Overall only; releases of before revision 0023 do not say.
    ranking_group: Mapped[str | None] = mapped_column(String(60))

    unit: Mapped[Unit] = relationship()
