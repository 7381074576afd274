"""A small province with one of each thing a unit can have, and where they stand.

Seen from somebody with a role on OWN: their own unit, one below, one beside, the one
above, and another province. What has a name has one that stands for nothing else, so
that a page that tells of a foreign thing can be caught.
"""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from survey.models import Questionnaire, RoleName, Task, TaskState, Unit, UnitKind
from tests.conftest import MORNING
from tests.factories import (
    make_counter,
    make_method,
    make_questionnaire,
    make_round,
    make_unit,
)
from tests.survey.access.people import give, make_user
from tests.survey.results.frozen import freeze_figures, freeze_release


class Relation(StrEnum):
    """Where the unit stands that an address is about, seen from one's own."""

    OWN = "own"
    CHILD = "child"
    SIBLING = "sibling"
    PARENT = "parent"
    FOREIGN = "foreign"


@dataclass(frozen=True)
class Things:
    """One of each thing of a unit, by what addresses and forms call it."""

    unit_id: int
    unit: str
    counter: str
    round: str
    round_id: int
    person_id: int
    marks: tuple[str, ...]  # whoever reads one of these reads of this unit


@dataclass(frozen=True)
class Cast:
    """The things of each unit, and those that belong to none."""

    things: dict[Relation, Things]
    task: str  # asked for by somebody else
    method: str
    questionnaire: str


def make_cast(session: Session) -> Cast:
    """Add the province; the caller commits."""
    method = make_method(session, "counter-short")
    questionnaire = make_questionnaire(session, method)
    above = make_unit(session, **_named(Relation.PARENT))
    own = make_unit(session, above, **_named(Relation.OWN))
    units = {
        Relation.PARENT: above,
        Relation.OWN: own,
        Relation.CHILD: make_unit(session, own, **_named(Relation.CHILD)),
        Relation.SIBLING: make_unit(session, above, **_named(Relation.SIBLING)),
        Relation.FOREIGN: make_unit(session, **_named(Relation.FOREIGN)),
    }
    things = {
        relation: _things(session, units[relation], relation, questionnaire)
        for relation in Relation
    }
    return Cast(things, _task(session), method.code, questionnaire.code)


def _named(relation: Relation) -> dict[str, object]:
    is_top = relation in {Relation.PARENT, Relation.FOREIGN}
    return {
        "code": f"MA-{relation.upper()}",
        "name": f"Cơ quan {relation.upper()}",
        "name_en": f"{relation.upper()} office",
        "kind": UnitKind.PROVINCE if is_top else UnitKind.COMMUNE,
    }


def _things(
    session: Session, unit: Unit, relation: Relation, questionnaire: Questionnaire
) -> Things:
    name = relation.upper()
    counter = make_counter(session, unit, code=f"QU{name}", name=f"Quầy {name}")
    round_ = make_round(
        session, unit, questionnaire, code=f"DOT-{name}", title=f"Đợt {name}"
    )
    freeze_figures(session, freeze_release(session, round_), unit)
    person = make_user(session, f"{relation}@tinh.example")
    give(session, person, RoleName.COUNTER_CLERK, unit)
    return Things(
        unit_id=unit.id,
        unit=unit.code,
        counter=counter.code,
        round=round_.code,
        round_id=round_.id,
        person_id=person.id,
        marks=(
            *(unit.code, unit.name, counter.code, counter.name),
            *(round_.code, round_.title, person.email),
        ),
    )


def _task(session: Session) -> str:
    asked = Task(
        id="0" * 32,
        kind="posters",
        asked_by=make_user(session).id,
        asked_at=MORNING,
        params={},
        state=TaskState.WAITING,
    )
    session.add(asked)
    session.flush()
    return asked.id
