"""The desk of the round under way: what each unit is to collect, whom it calls on."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.demo.households import draw_households
from survey.demo.province import MARK, Office
from survey.demo.told import tell
from survey.manage.operations.sampling.draws import draw_sample
from survey.manage.operations.sampling.fieldwork import (
    add_enumerator,
    assign,
    note_outcome,
)
from survey.manage.operations.sampling.frames import add_frame
from survey.manage.operations.sampling.targets import (
    Basis,
    set_targets,
    type_targets,
)
from survey.models import (
    Draw,
    DrawnEntry,
    Enumerator,
    FrameKind,
    Outcome,
    Round,
    Rule,
    Unit,
    UnitKind,
)
from survey.tree import unit_by_code

COMMUNES = Basis(Rule.COCHRAN, margin=2.5, share=80.0, deff=1.5)
OTHERS = Basis(Rule.QUOTA, quota=700)
TYPED = {"TK-SDTTG": 30, "TK-BQLKKT": 30}  # offices that few people come to
WITHOUT = "TK-KBNN"  # nobody has set a target yet
OFFICE = "TK-X01"  # whose households are called on
SAMPLE, RESERVE = 24, 8
SEED = "7f2c1b94d05e83a6c4f19e27ab60d358"  # always the same: so is who is drawn
ENUMERATORS = ("Vàng Thị Mẫu (nhân vật hư cấu)", "Lê Văn Thử (nhân vật hư cấu)")
# What became of the first who were drawn; some are replaced by the reserve.
OUTCOMES = (
    *[(Outcome.ANSWERED, 1, False)] * 7,
    (Outcome.REFUSED, 1, True),
    (Outcome.ABSENT, 3, True),
    *[(Outcome.ANSWERED, 2, False)] * 2,
    (Outcome.INELIGIBLE, 1, False),
    (Outcome.ABSENT, 2, False),
)
VISITED_AGO = 18  # days, at most


def plan_fieldwork(session: Session, round_: Round, offices: Sequence[Office]) -> None:
    """Set targets: by a rule for communes, decided for the others, none for one."""
    there = [office for office in offices if _takes_part(office)]
    kinds = {UnitKind.COMMUNE, UnitKind.WARD}
    communes = [office for office in there if office.kind in kinds]
    others = [o for o in there if o.kind not in kinds and o.code not in TYPED]
    _set(session, round_, COMMUNES, communes)
    _set(session, round_, OTHERS, [o for o in others if o.code != WITHOUT])
    by_unit = {unit_by_code(session, code).id: n for code, n in TYPED.items()}
    type_targets(session, round_, by_unit)
    unit_id = round_.root_id
    tell(session, "targets.typed", round_.code, unit_id=unit_id, after=dict(TYPED))


def send_enumerators(session: Session, round_: Round, *, today: date) -> None:
    """Draw households of a commune, and let two enumerators call on them."""
    unit = unit_by_code(session, OFFICE)
    draw = _draw(session, round_, unit)
    people = [_add(session, unit, name) for name in ENUMERATORS]
    loads = assign(session, draw, people)
    after = {person.name: loads[person.id] for person in people}
    tell(session, "draw.assigned", str(draw.id), unit_id=unit.id, after=after)
    entries = select(DrawnEntry).where(DrawnEntry.draw_id == draw.id)
    drawn = session.scalars(entries.order_by(DrawnEntry.position)).all()
    for place, (entry, found) in enumerate(zip(drawn, OUTCOMES, strict=False)):
        on = max(round_.starts_on, today - timedelta(days=VISITED_AGO - place))
        _note(session, entry, found, on=on)


def _takes_part(office: Office) -> bool:
    return office.moods[1] is not None


def _set(
    session: Session, round_: Round, basis: Basis, offices: Sequence[Office]
) -> None:
    unit_ids = [unit_by_code(session, office.code).id for office in offices]
    found = set_targets(session, round_, basis, unit_ids)
    after = {"rule": str(basis.rule), "units": len(found.n_by_unit)}
    unit_id = round_.root_id
    tell(session, "targets.set", round_.code, unit_id=unit_id, after=after)


def _draw(session: Session, round_: Round, unit: Unit) -> Draw:
    frame = add_frame(
        session,
        round_,
        unit,
        kind=FrameKind.HOUSEHOLDS,
        title=f"Hộ đã đến làm thủ tục trong quý ({MARK})",
        entries=draw_households(),
    )
    after = {"title": frame.title, "rows": frame.n, "digest": frame.digest}
    tell(session, "frame.added", str(frame.id), unit_id=unit.id, after=after)
    draw = draw_sample(
        session, frame, n=SAMPLE, n_reserve=RESERVE, by_area=True, seed=SEED
    )
    after = {"n": draw.n, "n_reserve": draw.n_reserve, "seed": draw.seed}
    tell(session, "draw.made", str(draw.id), unit_id=unit.id, after=after)
    return draw


def _add(session: Session, unit: Unit, name: str) -> Enumerator:
    added = add_enumerator(session, unit, name)
    after = {"name": name, "unit": unit.code}
    tell(session, "enumerator.added", str(added.id), unit_id=unit.id, after=after)
    return added


def _note(
    session: Session, entry: DrawnEntry, found: tuple[Outcome, int, bool], *, on: date
) -> None:
    outcome, visits, is_replaced = found
    stand_in = note_outcome(
        session, entry, outcome, on=on, visits=visits, is_replaced=is_replaced
    )
    after: dict[str, object] = {"outcome": str(outcome), "visits": visits}
    if stand_in is not None:
        after["replaced_by"] = stand_in.position
    place, unit_id = f"{entry.draw_id}/{entry.position}", entry.draw.frame.unit_id
    before = {"outcome": str(Outcome.WAITING)}
    tell(session, "draw.noted", place, unit_id=unit_id, before=before, after=after)
