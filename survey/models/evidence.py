"""What shows that a sheet comes from somebody who was served, and of how many."""

from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from survey.models.base import Base


class Evidence(StrEnum):
    """The evidence class of a sheet, the strongest first (ADR 26).

    It grades what is known of how a sheet came in, never the answers: no sheet is
    refused or left out for its class.
    """

    ONE_TIME_CODE = "one-time-code"  # a code handed out once, good for one sheet
    PRESENCE = "presence"  # a paired kiosk, or the changing QR code it shows
    STATIC_QR = "static-qr"  # a poster: whoever has the link can answer
    ASSISTANCE = "assistance"  # a clerk or interviewer filled it in or keyed it
    TALLY = "tally"  # published counts: none of ours


class StratumOrigin(Base):
    """How many counted sheets of a stratum are of a population and a class; immutable.

    A stratum that is carried over keeps those of the release that counted it.
    """

    __tablename__ = "stratum_origin"

    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    service: Mapped[str] = mapped_column(String(32), primary_key=True)
    channel: Mapped[str] = mapped_column(String(16), primary_key=True)
    # Published counts do not say whose they are: empty.
    population: Mapped[str] = mapped_column(String(16), primary_key=True)
    evidence: Mapped[Evidence] = mapped_column(String(16), primary_key=True)
    n: Mapped[int]
