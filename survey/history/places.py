"""Whose pack an address is about."""

from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from survey.access import INSTALLATION
from survey.access.policy import Wide
from survey.access.reach import Reach
from survey.packs.queries import pack_by_id


def pack_units(
    session: Session, args: Mapping[str, object], own: Reach
) -> Iterable[int] | Wide:
    """Return the unit whose round a pack is of; one that was received is nobody's."""
    found = pack_by_id(session, int(str(args["pack_id"])))
    if found.release is None:
        return INSTALLATION
    return [found.release.round.root_id]
