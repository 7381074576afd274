from collections import Counter

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.demo import fieldwork
from survey.demo.households import HAMLETS, draw_households
from survey.models import (
    Draw,
    DrawnEntry,
    Enumerator,
    Frame,
    Outcome,
    Round,
    Rule,
    Target,
    Unit,
    UnitKind,
)
from survey.participation import participants
from tests.factories import TODAY

COMMUNES = {UnitKind.COMMUNE, UnitKind.WARD}


def test_every_household_is_marked_as_invented() -> None:
    listed = draw_households()
    assert len(listed) == sum(HAMLETS.values())
    assert all("(hư cấu)" in household.label for household in listed)
    assert len({household.reference for household in listed}) == len(listed)
    assert listed == draw_households()


def under_way(session: Session) -> Round:
    """Return the round of the whole province; a ward has one more at its kiosks."""
    whole = select(Round).join(Unit, Unit.id == Round.root_id)
    rounds = session.scalars(whole.where(Unit.parent_id.is_(None)))
    [found] = [one for one in rounds if one.is_open_on(TODAY)]
    return found


def test_all_offices_but_one_have_a_target(province_session: Session) -> None:
    session = province_session
    round_ = under_way(session)
    targets = session.scalars(select(Target).where(Target.round_id == round_.id)).all()
    asked = participants(session, round_) - {round_.root_id}
    left = asked - {target.unit_id for target in targets}
    units = [session.get_one(Unit, unit_id) for unit_id in left]
    there = [unit.code for unit in units if unit.is_valid_on(TODAY)]
    assert there == [fieldwork.WITHOUT]
    for target in targets:
        rule = Rule.COCHRAN if target.unit.kind in COMMUNES else Rule.QUOTA
        assert (target.rule, target.n > 0) == (rule, True)


def test_households_of_a_commune_are_called_on(province_session: Session) -> None:
    session = province_session
    [draw] = session.scalars(select(Draw))
    assert draw.frame.unit.code == fieldwork.OFFICE
    assert draw.frame.round_id == under_way(session).id
    entries = session.scalars(select(DrawnEntry).order_by(DrawnEntry.position)).all()
    assert len(entries) == fieldwork.SAMPLE + fieldwork.RESERVE
    assert len([entry for entry in entries if entry.replaces]) == 2
    found = Counter(entry.outcome for entry in entries)
    assert set(found) == set(Outcome)
    assert found[Outcome.WAITING] > fieldwork.RESERVE
    assert all(e.noted_on is None or e.noted_on < TODAY for e in entries)
    assert session.scalars(select(Frame)).one().n == len(draw_households())


def test_both_enumerators_have_a_list_and_are_no_real_people(
    province_session: Session,
) -> None:
    session = province_session
    people = session.scalars(select(Enumerator)).all()
    assert len(people) == 2
    for person in people:
        assert "hư cấu" in person.name
        given = select(DrawnEntry).where(DrawnEntry.enumerator_id == person.id)
        assert session.scalars(given).first() is not None
