"""What of a round may change: all of it until the first sheet, then hardly anything."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from survey.closed import require_not_closed
from survey.documents.prose import cleaned
from survey.errors import Problem
from survey.i18n import day
from survey.manage.operations.round_plan import RoundPlan, obstacles
from survey.manage.operations.round_units import units_of_round, write_units
from survey.models import (
    Channel,
    Population,
    RateCount,
    Release,
    Response,
    Round,
    Tally,
    Unit,
    Weighting,
)

MOST_LISTED = 20  # units in the audit; more are counted


class Collected(NamedTuple):
    """What came in during a round, as far as it ties the round down."""

    has_answers: bool
    last_day: date | None  # of the sheets
    has_release: bool


def collected(session: Session, round_: Round) -> Collected:
    """Return whether answers came in, until when, and whether they were released."""
    last = func.max(Response.day)
    last_day = session.scalar(select(last).where(Response.round_id == round_.id))
    typed = (
        select(source.round_id).where(source.round_id == round_.id).limit(1)
        for source in (Tally, RateCount)
    )
    has_typed = any(session.scalar(one) is not None for one in typed)
    released = select(Release.id).where(Release.round_id == round_.id).limit(1)
    return Collected(
        has_answers=last_day is not None or has_typed,
        last_day=last_day,
        has_release=session.scalar(released) is not None,
    )


def edit_round(session: Session, round_: Round, plan: RoundPlan) -> None:
    """Let a round be as planned anew, or raise a `Problem` with all against it."""
    require_not_closed(round_)
    problems = [*_fixed(session, round_, plan)]
    problems += obstacles(session, plan, instead_of=round_)
    if problems:
        raise Problem("\n".join(problems))
    apply_plan(round_, plan)
    if write_units(session, round_, plan.units):
        flag_modified(round_, "title")  # so that the revision counts this, too
    session.flush()


def apply_plan(round_: Round, plan: RoundPlan) -> None:
    """Write what was planned into a round."""
    round_.code, round_.title = plan.code, cleaned(plan.title)
    round_.starts_on, round_.ends_on = plan.starts_on, plan.ends_on
    round_.method_id = plan.method.id
    round_.questionnaire_id = plan.questionnaire.id if plan.questionnaire else None
    round_.root_id = plan.root.id
    round_.channels = [str(channel) for channel in plan.channels]
    round_.populations = [str(population) for population in plan.populations]
    round_.weighting = plan.weighting


def facts(session: Session, round_: Round) -> dict[str, Any]:
    """Return a round as the audit tells of it."""
    chosen = [unit.code for unit in units_of_round(session, round_)]
    questionnaire = round_.questionnaire
    return {
        "code": round_.code,
        "title": round_.title,
        "starts_on": round_.starts_on.isoformat(),
        "ends_on": round_.ends_on.isoformat(),
        "unit": session.get_one(Unit, round_.root_id).code,
        "units": chosen if len(chosen) <= MOST_LISTED else len(chosen),
        "channels": list(round_.channels),
        "populations": list(round_.populations),
        "method": f"{round_.method.code}:{round_.method.version}",
        "questionnaire": questionnaire
        and f"{questionnaire.code}:{questionnaire.version}",
        "weighting": str(round_.weighting),
    }


def _fixed(session: Session, round_: Round, plan: RoundPlan) -> Iterator[str]:
    """Say what a plan would change that answers already came in under."""
    found = collected(session, round_)
    if not found.has_answers:
        return
    if plan.code != round_.code:
        yield _("Đợt đã có phiếu: mã đợt không đổi được nữa.")
    if plan.starts_on != round_.starts_on:
        yield _("Đợt đã có phiếu: ngày đầu không đổi được nữa.")
    if found.last_day and plan.ends_on < found.last_day:
        yield _(
            "Đã có phiếu đến ngày %(day)s: ngày cuối không được sớm hơn.",
            day=day(found.last_day),
        )
    if plan.root.id != round_.root_id or _leaves_out(session, round_, plan):
        yield _("Đợt đã có phiếu: chỉ được thêm đơn vị, không bỏ được đơn vị nào.")
    if _asks_otherwise(round_, plan):
        yield _(
            "Đợt đã có phiếu: phương pháp, phiếu khảo sát và đối tượng không đổi được."
        )
    if set(round_.channels) - {str(channel) for channel in plan.channels}:
        yield _("Đợt đã có phiếu: chỉ được thêm kênh, không bỏ được kênh nào.")
    if found.has_release and plan.weighting != round_.weighting:
        yield _("Đợt đã công bố: cách tính trọng số không đổi được nữa.")


def _asks_otherwise(round_: Round, plan: RoundPlan) -> bool:
    questionnaire_id = plan.questionnaire.id if plan.questionnaire else None
    return (
        plan.method.id != round_.method_id
        or questionnaire_id != round_.questionnaire_id
        or {str(one) for one in plan.populations} != set(round_.populations)
    )


def _leaves_out(session: Session, round_: Round, plan: RoundPlan) -> bool:
    """Return whether fewer units would take part; no choice means all of them."""
    standing = {unit.id for unit in units_of_round(session, round_)}
    if not plan.units:
        return False
    return not standing or not standing <= {unit.id for unit in plan.units}


def standing_plan(session: Session, round_: Round) -> RoundPlan:
    """Return the plan of a round as it stands, to be changed here and there."""
    return RoundPlan(
        code=round_.code,
        title=round_.title,
        starts_on=round_.starts_on,
        ends_on=round_.ends_on,
        root=session.get_one(Unit, round_.root_id),
        method=round_.method,
        questionnaire=round_.questionnaire,
        channels=[Channel(one) for one in round_.channels],
        populations=[Population(one) for one in round_.populations],
        weighting=Weighting(round_.weighting),
        units=units_of_round(session, round_),
    )
