"""What citizens can listen to: recordings, kept by what they hold."""

from datetime import date

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from survey.models.base import Base


class Recording(Base):
    """A piece of sound, named by the digest of its bytes; documents point to it.

    One that a published questionnaire plays is frozen with it: the database refuses a
    change (migration 0026).
    """

    __tablename__ = "recording"

    digest: Mapped[str] = mapped_column(String(32), primary_key=True)
    kind: Mapped[str] = mapped_column(String(8))  # mp3, ogg, m4a, wav
    seconds: Mapped[float]
    size: Mapped[int]  # bytes
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    published_on: Mapped[date | None]

    @property
    def kilobytes(self) -> float:
        """Return how heavy it is, as people say it."""
        return round(self.size / 1000, 1)
