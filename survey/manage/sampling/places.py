"""Which units the addresses of frames and enumerators are about."""

from collections.abc import Iterable, Mapping

from flask_babel import gettext as _
from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from survey.access.reach import Reach
from survey.errors import Problem
from survey.models import Enumerator, Frame

Args = Mapping[str, object]


def frame_units(session: Session, args: Args, own: Reach) -> Iterable[int]:
    """Return the unit of the frame whose number is in the address."""
    return [_found(session, select(Frame.unit_id).where(Frame.id == args["frame_id"]))]


def enumerator_units(session: Session, args: Args, own: Reach) -> Iterable[int]:
    """Return the unit of the enumerator whose number is in the address."""
    query = select(Enumerator.unit_id)
    return [_found(session, query.where(Enumerator.id == args["enumerator_id"]))]


def _found(session: Session, query: Select[int]) -> int:
    unit_id = session.scalar(query)
    if unit_id is None:
        raise Problem(_("Không có nội dung này."), status=404)
    return unit_id
