"""Grants cut down to one unit and what stands below it, as a token may be."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy.orm import Session

from survey.access.kin import units_over
from survey.models import RoleName

Granted = tuple[RoleName, int | None]  # a role and its unit; None is everything


def cut_to(
    session: Session, grants: Iterable[Granted], unit_id: int, *, today: date
) -> list[Granted]:
    """Return what is left of grants inside a unit; nothing is ever added.

    A grant from above holds on the unit itself, one from below stays where it is, and
    one beside it is lost.
    """
    over = units_over(session, unit_id, today=today)
    cut: dict[Granted, None] = {}
    for role, place in grants:
        if place is None or place in over:
            cut[role, unit_id] = None
        elif unit_id in units_over(session, place, today=today):
            cut[role, place] = None
    return list(cut)
