"""Names of services. A service is its code wherever it is counted."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from survey.models.base import Base


class Service(Base):
    """What a group of services (lĩnh vực) is called.

    Counters, sheets, totals and strata hold its code, with no foreign key: a sheet
    is never rewritten, and its code stays good whether or not it has a name.
    """

    __tablename__ = "service"

    code: Mapped[str] = mapped_column(String(32), primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    name_en: Mapped[str] = mapped_column(String(120), default="")
    # Counts the changes, so that two people editing do not overwrite each other.
    revision: Mapped[int] = mapped_column(default=1, server_default="1")
    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy's own
