"""Rounds of the whole province, and how many transactions each office handled."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.demo import province
from survey.demo.calendar import Period
from survey.demo.founding import as_file
from survey.demo.province import Office
from survey.demo.told import tell
from survey.manage.operations.rounds import RoundPlan, close_round, open_round
from survey.manage.operations.totals import import_totals
from survey.models import Channel, Counter, Questionnaire, Round, Unit, Weighting
from survey.tree import unit_by_code

# In which the long questionnaire is asked; kiosks ask a short one.
WAYS = (
    *(Channel.QR, Channel.PAPER),
    *(Channel.ASSISTED, Channel.PHONE, Channel.HOME),
)


def open_demo_round(
    session: Session,
    questionnaire: Questionnaire,
    period: Period,
    *,
    channels: Sequence[Channel] = (Channel.QR, Channel.KIOSK),
) -> Round:
    """Open a round in the whole province."""
    start = period.start
    plan = RoundPlan(
        code=f"{start:%Y-%m}",
        title=f"Đợt khảo sát từ tháng {start.month}/{start.year} ({province.MARK})",
        starts_on=start,
        ends_on=period.end,
        root=unit_by_code(session, province.ROOT),
        method=questionnaire.method,
        questionnaire=questionnaire,
        channels=channels,
        weighting=Weighting.TRANSACTIONS,
    )
    return open_told(session, plan)


def open_told(session: Session, plan: RoundPlan) -> Round:
    """Open any round, and say so."""
    opened = open_round(session, plan)
    after = {
        "title": opened.title,
        "starts_on": plan.starts_on.isoformat(),
        "ends_on": plan.ends_on.isoformat(),
        "method": f"{plan.method.code}:{plan.method.version}",
    }
    unit_id = opened.root_id
    tell(session, "round.opened", opened.code, unit_id=unit_id, after=after)
    return opened


def close_told(session: Session, round_: Round, period: Period) -> None:
    """Close a round on the day after its last, and say so."""
    close_round(session, round_, on=period.after)
    after = {"closed_on": period.after.isoformat()}
    unit_id = round_.root_id
    tell(session, "round.closed", round_.code, unit_id=unit_id, after=after)


def report_transactions(
    session: Session, round_: Round, offices: Sequence[Office], *, which: int
) -> None:
    """Hand in how many transactions each office handled during a round.

    In the first round as a whole; later by service, where counters have services.
    """
    served = set(_served(session)) if which else set()
    rows = [
        {"unit": office.code, "service": service, "total": total}
        for office in offices
        if office.moods[which] is not None
        for service, total in _transactions(office, office.code in served).items()
    ]
    imported = import_totals(session, round_, as_file(rows))
    after = {"units": imported.n_units}
    unit_id = round_.root_id
    tell(session, "totals.imported", round_.code, unit_id=unit_id, after=after)


def _served(session: Session) -> Sequence[str]:
    """Return the codes of the units whose counters have services."""
    query = select(Unit.code).join(Counter, Counter.unit_id == Unit.id)
    return session.scalars(query.where(Counter.service != "").distinct()).all()


def _transactions(office: Office, is_served: bool) -> Mapping[str, int]:
    return office.services if is_served else {"": office.transactions}
