"""What the invented province has, by the placeholders of the catalogue."""

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Select, select
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey.db import make_engine
from survey.demo.province import ROOT
from survey.demo.renewal import shown_counter
from survey.models import (
    AppraisalEdition,
    AppraisalQuestion,
    Batch,
    Counter,
    CriteriaSet,
    Draw,
    Frame,
    KeptPack,
    Kiosk,
    MethodDraft,
    OutsideResult,
    Recall,
    Round,
    Service,
    SlipPool,
    SupportingDocument,
    Unit,
    Workbook,
    WorkbookEdition,
    WorkbookState,
)


def places(folder: Path) -> Mapping[str, object]:
    """Return what to put into addresses."""
    engine = make_engine(URL.create("sqlite", database=str(folder / "hailong.db")))
    with Session(engine) as session:
        rounds = _rounds(session)
        found = {
            "counter": shown_counter(session),
            "first": rounds[0],
            "second": rounds[-1],
            **{
                name: session.scalars(query.limit(1)).one()
                for name, query in QUERIES.items()
            },
        }
    engine.dispose()
    return found


def _rounds(session: Session) -> list[str]:
    """Return the rounds of the whole province in which people are asked."""
    query = (
        select(Round.code)
        .join(Unit, Unit.id == Round.root_id)
        .where(Unit.code == ROOT, Round.questionnaire_id.is_not(None))
        .order_by(Round.starts_on)
    )
    return list(session.scalars(query))


QUERIES: Mapping[str, Select[object]] = {
    "rates": select(Round.code).where(Round.questionnaire_id.is_(None)),
    "closed": select(Counter.code).where(Counter.closed_on.is_not(None)),
    "paired": select(Counter.code).join(Kiosk, Kiosk.counter_id == Counter.id),
    "kiosk": select(Kiosk.id),
    "slips": select(Counter.code).join(SlipPool, SlipPool.counter_id == Counter.id),
    "batch": select(Batch.id).order_by(Batch.id.desc()),
    "checked": select(Recall.batch_id),
    "draft": select(MethodDraft.id),
    "frame": select(Frame.id),
    "draw": select(Draw.id),
    "service": select(Service.code).order_by(Service.code),
    "set": select(CriteriaSet.id),
    "workbook": select(Workbook.id)
    .join(Unit, Unit.id == Workbook.unit_id)
    .where(Unit.code == "TK-P01"),
    "asked": select(AppraisalQuestion.workbook_id)
    .join(Workbook, Workbook.id == AppraisalQuestion.workbook_id)
    .where(Workbook.state == WorkbookState.SENT),
    "question": select(AppraisalQuestion.id)
    .join(Workbook, Workbook.id == AppraisalQuestion.workbook_id)
    .where(Workbook.state == WorkbookState.SENT),
    "concluded": select(AppraisalEdition.workbook_id),
    "signed": select(WorkbookEdition.workbook_id),
    "document": select(SupportingDocument.id)
    .join(Workbook, Workbook.id == SupportingDocument.workbook_id)
    .join(Unit, Unit.id == Workbook.unit_id)
    .where(Unit.code == "TK-P01"),
    "pack": select(KeptPack.id).order_by(KeptPack.id),
    "outside": select(OutsideResult.id).order_by(OutsideResult.id),
}
