"""Which units an address is about, found by the codes in it."""

from collections.abc import Iterable, Mapping

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.access.policy import Resolver
from survey.access.reach import Reach
from survey.codes import may_exist
from survey.errors import Problem
from survey.models import Counter, Draw, Frame, Round, Unit
from survey.participation import participants
from survey.tree import tree_of_round

Args = Mapping[str, object]


def unit_of(argument: str) -> Resolver:
    """Return what finds the unit whose code an argument of the address is."""

    def _find(session: Session, args: Args, own: Reach) -> Iterable[int]:
        code = str(args[argument])
        question = select(Unit.id).where(Unit.code == code)
        found = session.scalar(question) if may_exist(code) else None
        if found is None:
            raise Problem(
                _("Không có đơn vị nào mang mã “%(code)s”.", code=code), status=404
            )
        return [found]

    return _find


def counter_of(argument: str) -> Resolver:
    """Return what finds the unit of the counter whose code an argument is."""

    def _find(session: Session, args: Args, own: Reach) -> Iterable[int]:
        code = str(args[argument])
        question = select(Counter.unit_id).where(Counter.code.in_({code, code.upper()}))
        found = session.scalar(question) if may_exist(code) else None
        if found is None:
            raise Problem(
                _("Không có quầy nào mang mã “%(code)s”.", code=code), status=404
            )
        return [found]

    return _find


def draw_of(argument: str) -> Resolver:
    """Return what finds the unit of the draw whose number an argument is."""

    def _find(session: Session, args: Args, own: Reach) -> Iterable[int]:
        query = select(Frame.unit_id).join(Draw, Draw.frame_id == Frame.id)
        found = session.scalar(query.where(Draw.id == args[argument]))
        if found is None:
            raise Problem(_("Không có nội dung này."), status=404)
        return [found]

    return _find


def round_of(argument: str) -> Resolver:
    """Return what finds the unit that a whole round is held under."""

    def _find(session: Session, args: Args, own: Reach) -> Iterable[int]:
        return [_round(session, str(args[argument])).root_id]

    return _find


def round_part_of(argument: str) -> Resolver:
    """Return what finds a round's unit, or those of one's own units it takes in.

    The view shows no more of the round than `scope`.
    """

    def _find(session: Session, args: Args, own: Reach) -> Iterable[int]:
        round_ = _round(session, str(args[argument]))
        sight = own.sight()
        if sight is None or round_.root_id in sight:
            return [round_.root_id]
        tree = tree_of_round(session, round_)
        seen = sight & participants(session, round_, tree)
        # Those below them add nothing: a right on a unit is one on all below it.
        return [unit_id for unit_id in seen if tree.parent(unit_id) not in seen]

    return _find


def _round(session: Session, code: str) -> Round:
    question = select(Round).where(Round.code == code)
    found = session.scalar(question) if may_exist(code) else None
    if found is None:
        message = _("Không có đợt khảo sát nào mang mã “%(code)s”.", code=code)
        raise Problem(message, status=404)
    return found
