"""Services with their names and where they are used."""

from typing import NamedTuple

from sqlalchemy.orm import Session

from survey.manage.services_in_use import Use, uses_of_services
from survey.services import ServiceName, service_names


class Listed(NamedTuple):
    """A service in the list of all; one in use may have no name."""

    service: ServiceName
    use: Use


def listed_services(session: Session) -> list[Listed]:
    """Return services that have a name or are used, by code; the nameless first."""
    names, uses = service_names(session), uses_of_services(session)
    found = [Listed(names[code], uses.get(code, Use())) for code in {*names, *uses}]
    return sorted(found, key=lambda one: (one.service.is_named, one.service.code))
