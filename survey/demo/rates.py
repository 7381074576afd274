"""A quarter of the three rates of Decision 766, typed from the case system's counts."""

from collections.abc import Iterator, Sequence

from numpy.random import Generator, default_rng
from sqlalchemy.orm import Session

from survey.demo import province
from survey.demo.calendar import Period, night_before
from survey.demo.founding import as_file
from survey.demo.province import Office
from survey.demo.questionnaires import take_up
from survey.demo.rounds import close_told, open_told
from survey.demo.told import tell
from survey.manage.operations.publishing import publish
from survey.manage.operations.rate_counts import import_counts
from survey.manage.operations.rounds import RoundPlan
from survey.models import Channel, Round
from survey.release.operations import make_release
from survey.tree import unit_by_code

METHOD = "qd766"
ON_TIME, PETITIONS, CASES = "PAKN-DH", "PAKN-HL", "TTHC-HL"  # the rates
PETITIONS_A_CASE = 0.0025
HANDLED_ON_TIME, DISPLEASED = 0.91, 0.16  # of the petitions
BLAMED = 0.014  # of the cases
SEED = (2026, 766)


def count_rates(session: Session, offices: Sequence[Office], period: Period) -> None:
    """Open a round of a quarter, type the counts of every office, release, close."""
    start = period.start
    plan = RoundPlan(
        code=f"{start:%Y-%m}-qd766",
        title=f"Ba tỷ lệ từ {start:%m/%Y} đến {period.end:%m/%Y} ({province.MARK})",
        starts_on=start,
        ends_on=period.end,
        root=unit_by_code(session, province.ROOT),
        method=take_up(session, METHOD),
        questionnaire=None,
        channels=(Channel.TALLY,),
    )
    round_ = open_told(session, plan)
    _type_counts(session, round_, offices, period)
    release = make_release(session, round_, made_at=night_before(period.after))
    publish(session, release, at=night_before(period.after))
    address = f"{round_.code}/{release.number}"
    unit_id, after = round_.root_id, {"note": ""}
    tell(session, "release.published", address, unit_id=unit_id, after=after)
    close_told(session, round_, period)


def _type_counts(
    session: Session, round_: Round, offices: Sequence[Office], period: Period
) -> None:
    rng = default_rng(SEED)
    rows = [
        {"unit": office.code, "rate": rate, "counted": counted, "total": total}
        for office in offices
        if _is_there(session, office, period)
        for rate, counted, total in _counts(rng, office)
    ]
    counted = import_counts(session, round_, as_file(rows))
    after = {"units": counted.n_units, "rows": counted.n_counts}
    unit_id = round_.root_id
    tell(session, "round.counted", round_.code, unit_id=unit_id, after=after)


def _is_there(session: Session, office: Office, period: Period) -> bool:
    unit = unit_by_code(session, office.code)
    return unit.is_valid_on(period.start) and unit.is_valid_on(period.end)


def _counts(rng: Generator, office: Office) -> Iterator[tuple[str, int, int]]:
    """Yield each rate with what is counted of it, of all there were."""
    n_petitions = 1 + int(rng.poisson(office.transactions * PETITIONS_A_CASE))
    on_time = int(rng.binomial(n_petitions, HANDLED_ON_TIME))
    late = n_petitions - on_time
    displeased = late + int(rng.binomial(on_time, DISPLEASED))
    blamed = int(rng.binomial(office.transactions, BLAMED))
    yield ON_TIME, on_time, n_petitions
    yield PETITIONS, displeased, n_petitions
    yield CASES, blamed, office.transactions
