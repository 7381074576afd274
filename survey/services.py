"""What services (lĩnh vực) are called; one without a name is called by its code."""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Service


class ServiceName(NamedTuple):
    """A service's code, its name, and an English one if it was given."""

    code: str
    name: str
    name_en: str = ""

    @property
    def is_named(self) -> bool:
        """Return whether the name says more than the code."""
        return self.name != self.code


class ServiceNames(dict[str, ServiceName]):
    """The names by code; there is an answer for every code."""

    def __missing__(self, code: str) -> ServiceName:
        """Return the code as its own name."""
        return ServiceName(code, code)


def service_names(session: Session) -> ServiceNames:
    """Return the names of all services that have one."""
    columns = (Service.code, Service.name, Service.name_en)
    rows = session.execute(select(*columns))
    return ServiceNames((row.code, ServiceName(*row)) for row in rows)
