"""Who is not ranked in the round under way: the commune that came out of two."""

from sqlalchemy.orm import Session

from survey.demo import province
from survey.demo.told import tell
from survey.manage.operations.unranked import leave_unranked
from survey.models import Exemption, Round
from survey.tree import unit_by_code

NOTE = "đơn vị lập do sắp xếp"


def exempt_the_newest(session: Session, round_: Round) -> None:
    """Leave the merged commune out of the ranks of its first year."""
    unit = unit_by_code(session, province.SUCCESSOR)
    leave_unranked(session, round_, unit, reason=Exemption.FIRST_YEAR, note=NOTE)
    after = {"unit": unit.code, "reason": str(Exemption.FIRST_YEAR), "note": NOTE}
    tell(session, "round.unranked", round_.code, unit_id=unit.id, after=after)
