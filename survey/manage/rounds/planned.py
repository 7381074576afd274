"""The form of a round, filled in from a round, and read as a plan."""

from collections.abc import Sequence

from sqlalchemy.orm import Session
from wtforms import Field

from survey.errors import Problem
from survey.manage.operations.round_plan import RoundPlan, beyond_life
from survey.manage.operations.round_units import choose_units, units_of_round
from survey.manage.rounds.forms import ALL, KEPT, RoundForm
from survey.manage.rounds.offers import asked, asks_value
from survey.models import Channel, Population, Round, Unit, Weighting
from survey.tree import unit_by_code


def root_of(session: Session, form: RoundForm) -> Unit | None:
    """Return the unit that a form names; None, with the fault noted, if there is none.

    The caller asks whether a round may be held under it.
    """
    try:
        return unit_by_code(session, form.root_code)
    except Problem as problem:
        _note(form.root, problem)
        return None


def plan_of(
    session: Session, form: RoundForm, root: Unit, *, round_: Round | None = None
) -> RoundPlan | None:
    """Return what a form that is valid in itself plans; faults are noted in it."""
    units = _units(session, form, root, round_)
    if units is None:
        return None
    method, questionnaire = asked(session, form.asks.data)
    is_tally = Channel.TALLY.value in form.channels.data
    plan = RoundPlan(
        code=form.code.data,
        title=form.title.data,
        starts_on=form.starts_on.data,
        ends_on=form.ends_on.data,
        root=root,
        method=method,
        questionnaire=None if is_tally else questionnaire,
        channels=[Channel(one) for one in form.channels.data],
        populations=[Population(one) for one in form.populations.data],
        weighting=Weighting(form.weighting.data),
        units=units,
    )
    beyond = beyond_life(plan)
    for name, problem in beyond.items():
        form[name].errors = [problem]
    return None if beyond else plan


def fill_in(session: Session, form: RoundForm, round_: Round) -> None:
    """Fill a form in with a round as it stands."""
    root = session.get_one(Unit, round_.root_id)
    form.title.data, form.code.data = round_.title, round_.code
    form.starts_on.data, form.ends_on.data = round_.starts_on, round_.ends_on
    form.root.data = f"{root.code} – {root.name}"
    form.part.data = KEPT if units_of_round(session, round_) else ALL
    form.channels.data = list(round_.channels)
    form.populations.data = list(round_.populations)
    form.asks.data = asks_value(round_.method_id, round_.questionnaire_id)
    form.weighting.data = str(round_.weighting)
    form.revision.data = str(round_.revision)


def _units(
    session: Session, form: RoundForm, root: Unit, round_: Round | None
) -> Sequence[Unit] | None:
    """Return the units that were chosen; None, with the fault noted, if none can be."""
    if form.part.data == KEPT and round_ is not None:
        return units_of_round(session, round_)
    period = {"start": form.starts_on.data, "end": form.ends_on.data}
    try:
        return choose_units(session, root, form.choice(), **period)
    except Problem as problem:
        _note(form.units, problem)
        return None


def _note(field: Field, problem: Problem) -> None:
    field.errors = [*field.errors, *problem.message.splitlines()]
