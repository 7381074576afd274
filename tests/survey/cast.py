"""A small province with one of each thing a unit can have, and where they stand.

Seen from somebody with a role on OWN: their own unit, one below, one beside, the one
above, and another province. What has a name has one that stands for nothing else, so
that a page that tells of a foreign thing can be caught.
"""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Session

from survey.accounts.people.operations import revision_of
from survey.keying.operations.batches import Heading, open_batch
from survey.keying.operations.second import draw_second
from survey.keying.operations.sheets import Typed, key_sheet
from survey.manage.operations.improvements import Telling, add_improvement
from survey.manage.operations.kiosks import make_pairing_code
from survey.manage.operations.method_drafts import change_general, draft_of
from survey.manage.operations.outside import add_result
from survey.manage.operations.past.batch import past_batch
from survey.manage.operations.past.known import Place
from survey.manage.operations.past.sheets import PastSheet
from survey.manage.operations.questionnaire_drafts.beginning import begin_from_method
from survey.manage.operations.reforms import carry_out
from survey.manage.operations.sampling.draws import draw_sample
from survey.manage.operations.sampling.fieldwork import add_enumerator
from survey.manage.operations.sampling.frames import Listed, add_frame
from survey.manage.operations.slips import make_pool
from survey.manage.operations.unranked import revision_of as revision_of_marks
from survey.manage.operations.unranked import unranked_units
from survey.models import (
    Batch,
    Channel,
    Comment,
    Counter,
    Exemption,
    Frame,
    FrameKind,
    Improvement,
    Kiosk,
    Mark,
    OutsideResult,
    Population,
    Questionnaire,
    Reform,
    RoleName,
    Round,
    RoundUnranked,
    Service,
    SlipPool,
    SubjectKind,
    Task,
    TaskState,
    Unit,
    UnitKind,
)
from survey.outside.record import Record
from survey.release.operations import make_release
from survey.respond.kiosk.operations import pair
from survey.saved.operations import save_view
from survey.slips import draw_codes
from tests.conftest import MORNING
from tests.factories import (
    TODAY,
    make_counter,
    make_method,
    make_questionnaire,
    make_round,
    make_sheets,
    make_unit,
)
from tests.survey.access.people import give, make_user
from tests.survey.manage.reforms.asking import closing

GROUP = "Nhóm chung"  # all units are ranked in it


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
    person_revision: int
    enumerator_id: int
    frame_id: int
    draw_id: int
    batch_id: int
    reform_id: int
    improvement_id: int
    comment_id: UUID
    unranked_revision: str
    kiosk_id: int
    pool_id: int
    file_batch_id: int
    marks: tuple[str, ...]  # whoever reads one of these reads of this unit


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
    draft = draft_of(session, method)
    change_general(session, draft, {"minimum_n": 30})  # so that it can be published
    [content, *_others] = draft.document["content"]
    title = {"vi": "Phiếu đang soạn", "en": "A draft"}
    form = begin_from_method(
        session, method, code="dang-soan", title=title, languages=("vi", "en")
    )
    result = _outside(session)
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


def _things(
    session: Session, unit: Unit, relation: Relation, questionnaire: Questionnaire
) -> Things:
    name = relation.upper()
    counter = make_counter(session, unit, code=f"QU{name}", name=f"Quầy {name}")
    round_ = make_round(
        *(session, unit, questionnaire),
        code=f"DOT-{name}",
        title=f"Đợt {name}",
        channels=[Channel.QR, Channel.PAPER],
    )
    make_sheets(session, round_, counter, ["55555", "43---"], n=40)
    written = [_comment(session, round_, unit) for _number in range(5)]
    make_release(session, round_, made_at=MORNING)
    told = {"unit_id": unit.id, "reason": Exemption.FIRST_YEAR}
    session.add(RoundUnranked(round_id=round_.id, **told))
    person = make_user(session, f"{relation}@tinh.example")
    give(session, person, RoleName.COUNTER_CLERK, unit)
    enumerator = add_enumerator(session, unit, f"Điều tra viên {name}")
    frame = _frame(session, round_, unit, name)
    return Things(
        unit_id=unit.id,
        unit=unit.code,
        counter=counter.code,
        round=round_.code,
        round_id=round_.id,
        person_id=person.id,
        person_revision=revision_of(session, person),
        enumerator_id=enumerator.id,
        frame_id=frame.id,
        draw_id=draw_sample(session, frame, n=1).id,
        batch_id=_batch(session, round_, counter).id,
        reform_id=_reform(session, unit, name).id,
        improvement_id=_improvement(session, unit, round_, name).id,
        comment_id=written[0].id,
        unranked_revision=revision_of_marks(unranked_units(session, round_)),
        kiosk_id=_kiosk(session, counter).id,
        pool_id=_pool(session, counter).id,
        file_batch_id=_file(session, round_, unit),
        marks=(
            *(unit.code, unit.name, counter.code, counter.name),
            *(round_.code, round_.title, person.email, enumerator.name, frame.title),
        ),
    )


def _improvement(session: Session, unit: Unit, round_: Round, name: str) -> Improvement:
    telling = Telling(round_, TODAY, f"Đã sửa {name}", "", is_public=True)
    return add_improvement(session, unit, telling, by="ai.do", today=TODAY)


def _comment(session: Session, round_: Round, unit: Unit) -> Comment:
    comment = Comment(
        round_id=round_.id,
        unit_id=unit.id,
        month=TODAY.replace(day=1),
        language="vi",
        text=f"Lời người dân về {unit.name}",
    )
    session.add(comment)
    session.flush()
    return comment


def _kiosk(session: Session, counter: Counter) -> Kiosk:
    code = make_pairing_code(session, counter, by="ai.do", now=MORNING)
    paired = pair(session, code, now=MORNING)
    assert paired
    return paired.kiosk


def _file(session: Session, round_: Round, unit: Unit) -> int:
    """Add what is left of a file of one past sheet."""
    sheet = PastSheet(2, Place(unit.id), TODAY, "", "54321")
    made = past_batch(round_, [sheet], by=None, at=MORNING)
    session.add(made)
    session.flush()
    return made.id


def _pool(session: Session, counter: Counter) -> SlipPool:
    given = {"last_day": TODAY, "note": "", "by": "ai.do", "secret_key": "x" * 32}
    return make_pool(session, counter, draw_codes(1), **given)


def _frame(session: Session, round_: Round, unit: Unit, name: str) -> Frame:
    listed = [Listed(f"{name}-{number}") for number in (1, 2)]
    return add_frame(
        session,
        round_,
        unit,
        kind=FrameKind.HOUSEHOLDS,
        title=f"Danh sách {name}",
        entries=listed,
    )


def _batch(session: Session, round_: Round, counter: Counter) -> Batch:
    """Add a batch of one form, which is to be keyed a second time."""
    heading = Heading(
        counter=counter,
        first_day=TODAY,
        last_day=TODAY,
        declared=1,
        population=Population.COUNTER_USERS,
        language="vi",
    )
    batch = open_batch(session, round_, heading, by=None, today=TODAY)
    key_sheet(session, batch, 1, Typed(TODAY, "54321"), by=None)
    draw_second(session, batch)
    return batch


def _reform(session: Session, unit: Unit, name: str) -> Reform:
    """Let a point of the unit end some day to come."""
    point = make_unit(session, unit, code=f"DIEM-{name}", kind=UnitKind.POINT)
    return carry_out(session, closing([point]), today=TODAY).reform


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
