"""A small province with one of each thing a unit can have, and where they stand.

Seen from somebody with a role on OWN: their own unit, one below, one beside, the one
above, and another province. What has a name has one that stands for nothing else, so
that a page that tells of a foreign thing can be caught.
"""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.manage.operations.criteria_sets import take_shipped
from survey.manage.operations.method_drafts import change_general, draft_of
from survey.manage.operations.outside import add_result
from survey.manage.operations.questionnaire_drafts.beginning import begin_from_method
from survey.models import (
    Mark,
    OutsideResult,
    Service,
    SubjectKind,
    Task,
    TaskState,
    UnitKind,
    Workbook,
)
from survey.outside.record import Record
from survey.saved.operations import save_view
from survey.submission.operations.days import days_digest
from tests.conftest import MORNING
from tests.factories import (
    make_method,
    make_questionnaire,
    make_unit,
)
from tests.survey.access.people import make_user
from tests.survey.things import Things, make_things

GROUP = "Nhóm chung"  # all units are ranked in it


class Relation(StrEnum):
    """Where the unit stands that an address is about, seen from one's own."""

    OWN = "own"
    CHILD = "child"
    SIBLING = "sibling"
    PARENT = "parent"
    FOREIGN = "foreign"


@dataclass(frozen=True)
class Cast:
    """The things of each unit, and those that belong to none."""

    things: dict[Relation, Things]
    task: str  # asked for by somebody else
    view_id: int  # kept by somebody else
    method: str
    questionnaire: str
    form: str  # a questionnaire that is being written
    form_section: str
    form_item: str
    service: str
    outside_id: int
    outside_subject: str
    draft_id: int
    draft_revision: int
    draft_content: str
    draft_factor: str
    set_id: int
    units_set_id: int  # by which the units are scored
    days_digest: str  # of their workbooks


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
        relation: make_things(session, units[relation], relation.upper(), questionnaire)
        for relation in Relation
    }
    draft = draft_of(session, method)
    change_general(session, draft, {"minimum_n": 30})  # so that it can be published
    [content, *_others] = draft.document["content"]
    title = {"vi": "Phiếu đang soạn", "en": "A draft"}
    form = begin_from_method(
        session, method, code="dang-soan", title=title, languages=("vi", "en")
    )
    result = _outside(session)
    workbooks = session.scalars(select(Workbook)).all()
    return Cast(
        things=things,
        task=_task(session),
        view_id=_view(session),
        method=method.code,
        questionnaire=questionnaire.code,
        form=form.code,
        form_section=form.document["section"][0]["code"],
        form_item=form.document["section"][0]["item"][0]["code"],
        service=_service(session),
        outside_id=result.id,
        outside_subject=result.subject,
        draft_id=draft.id,
        draft_revision=draft.revision,
        draft_content=content["code"],
        draft_factor=content["factor"][0]["code"],
        set_id=take_shipped(session, "par-province-2023", at=MORNING).id,
        units_set_id=workbooks[0].criteria_set_id,
        days_digest=days_digest(workbooks),
    )


def _named(relation: Relation) -> dict[str, object]:
    is_top = relation in {Relation.PARENT, Relation.FOREIGN}
    return {
        "code": f"MA-{relation.upper()}",
        "name": f"Cơ quan {relation.upper()}",
        "name_en": f"{relation.upper()} office",
        "ranking_group": GROUP,
        "kind": UnitKind.PROVINCE if is_top else UnitKind.COMMUNE,
    }


def _service(session: Session) -> str:
    service = Service(code="ho-tich", name="Hộ tịch")
    session.add(service)
    session.flush()
    return service.code


def _outside(session: Session) -> OutsideResult:
    kind, mark = SubjectKind.PROVINCE, Mark.UNVERIFIED
    return add_result(session, Record("SIPAS", kind, "Hà Giang", 2023, mark, rank=31))


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


def _view(session: Session) -> int:
    keeper = make_user(session, "nguoi.luu@tinh.example")
    view = save_view(session, keeper.id, name="Của tôi", address="/so-sanh", at=MORNING)
    return view.id
