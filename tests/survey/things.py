"""One of each thing that a unit can have, for whoever asks for its addresses."""

from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.accounts.people.operations import revision_of
from survey.keying.operations.batches import Heading, open_batch
from survey.keying.operations.second import draw_second
from survey.keying.operations.sheets import Typed, key_sheet
from survey.manage.operations.improvements import Telling, add_improvement
from survey.manage.operations.kiosks import make_pairing_code
from survey.manage.operations.past.batch import past_batch
from survey.manage.operations.past.known import Place
from survey.manage.operations.past.sheets import PastSheet
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
    HelpingPass,
    Improvement,
    KeptPack,
    Kiosk,
    PackContent,
    PackOrigin,
    Population,
    Questionnaire,
    Reform,
    Release,
    RoleName,
    Round,
    RoundUnranked,
    SlipPool,
    Unit,
    UnitKind,
    User,
)
from survey.passes import give_pass
from survey.release.operations import make_release
from survey.respond.kiosk.operations import pair
from survey.slips import draw_codes
from tests.conftest import MORNING
from tests.factories import (
    TODAY,
    make_counter,
    make_round,
    make_sheets,
    make_unit,
)
from tests.survey.access.people import give, make_user
from tests.survey.manage.reforms.asking import closing
from tests.survey.packs.kept import kept_pack, pack_figure
from tests.survey.scored_things import add_question, add_workbook, bring_document


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
    pass_id: int
    file_batch_id: int
    workbook_id: int
    document_id: int
    pack_id: int
    pack_subject: str
    question_id: int
    marks: tuple[str, ...]  # whoever reads one of these reads of this unit


def make_things(
    session: Session, unit: Unit, name: str, questionnaire: Questionnaire
) -> Things:
    """Add one of each to a unit; their codes and names end with a name."""
    counter = make_counter(session, unit, code=f"QU{name}", name=f"Quầy {name}")
    round_ = make_round(
        *(session, unit, questionnaire),
        code=f"DOT-{name}",
        title=f"Đợt {name}",
        channels=[Channel.QR, Channel.PAPER],
    )
    make_sheets(session, round_, counter, ["55555", "43---"], n=40)
    written = [_comment(session, round_, unit) for _number in range(5)]
    release = make_release(session, round_, made_at=MORNING)
    told = {"unit_id": unit.id, "reason": Exemption.FIRST_YEAR}
    session.add(RoundUnranked(round_id=round_.id, **told))
    person = make_user(session, f"{name.lower()}@tinh.example")
    give(session, person, RoleName.COUNTER_CLERK, unit)
    enumerator = add_enumerator(session, unit, f"Điều tra viên {name}")
    frame = _frame(session, round_, unit, name)
    workbook = add_workbook(session, round_, unit)
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
        pass_id=_pass(session, person, counter),
        file_batch_id=_file(session, round_, unit),
        workbook_id=workbook.id,
        document_id=bring_document(session, workbook, name).id,
        pack_id=_pack(session, release, unit, name).id,
        pack_subject=name.lower(),
        question_id=add_question(session, workbook, name).id,
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


def _pack(session: Session, release: Release, unit: Unit, name: str) -> KeptPack:
    """Keep what stands for the pack of a release."""
    content = f"PK {name}".encode()
    digest = sha256(content).hexdigest()
    session.add(PackContent(digest=digest, content=content))
    session.flush()
    made = kept_pack(
        digest=digest,
        release_id=release.id,
        origin=PackOrigin.MADE,
        subject=name.lower(),
        unit_code=unit.code,
        unit_name=unit.name,
        round_code=release.round.code,
        round_title=release.round.title,
        figures=[pack_figure()],
    )
    session.add(made)
    session.flush()
    return made


def _pass(session: Session, person: User, counter: Counter) -> int:
    """Give out a pass of somebody's."""
    give_pass(session, person.id, counter, Channel.ASSISTED, now=MORNING)
    return session.scalars(select(HelpingPass.id).filter_by(user_id=person.id)).one()


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
