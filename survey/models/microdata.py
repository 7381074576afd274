"""The sheets of a round as they may be given away: once, and never changed."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from survey.models.base import Base
from survey.models.releases import Release


class Microdata(Base):
    """What a release gives away of its sheets; the database refuses changes.

    One release of a round at most: two of them, taken from each other, would be the
    sheets that came between. `document` says what stands in the rows
    (`survey.microdata`); `answers` are those by unit, `people` those by what people say
    of themselves, either empty where it cannot be told safely.
    """

    __tablename__ = "microdata"

    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"), primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), unique=True)
    given_at: Mapped[datetime]
    # Nobody, where it was done at the command line.
    by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    document: Mapped[dict[str, Any]]
    answers: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    people: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)

    release: Mapped[Release] = relationship()
