"""A workbook of a unit, with what was signed, asked, concluded and brought."""

from sqlalchemy.orm import Session

from survey.manage.operations.criteria_sets import take_shipped
from survey.models import (
    AppraisalEdition,
    AppraisalQuestion,
    Round,
    SupportingDocument,
    Unit,
    Workbook,
    WorkbookEdition,
)
from survey.submission.appraisal_document import appraisal_document
from survey.submission.edition import document_of
from survey.submission.operations.supporting import Said, add_document
from survey.submission.reading import content_of
from tests.conftest import MORNING
from tests.factories import (
    TODAY,
)


def add_workbook(session: Session, round_: Round, unit: Unit) -> Workbook:
    """Add a workbook of the unit that was signed once and opened again."""
    criteria = take_shipped(session, "par-unit-example-2025", at=MORNING)
    made = Workbook(
        criteria_set_id=criteria.id,
        unit_id=unit.id,
        round_id=round_.id,
        opened_at=MORNING,
        exemptions=[],
    )
    session.add(made)
    session.flush()
    session.add(_edition(session, made))
    return made


def _edition(session: Session, workbook: Workbook) -> WorkbookEdition:
    """Return what was signed before the workbook was opened again."""
    return WorkbookEdition(
        workbook_id=workbook.id,
        number=1,
        document=document_of(content_of(session, workbook)),
        digest="",
        checked_by="ra.soat",
        checked_at=MORNING,
        signed_by="ky",
        signed_at=MORNING,
    )


def add_question(session: Session, workbook: Workbook, name: str) -> AppraisalQuestion:
    """Return what was asked before the workbook was opened again."""
    session.add(_conclusion(session, workbook))
    asked = AppraisalQuestion(
        workbook_id=workbook.id,
        item="1.2",
        text=f"Báo cáo nào của {name}?",
        wants_document=True,
        due_on=TODAY,
        asked_by="noi.vu",
        asked_at=MORNING,
    )
    session.add(asked)
    session.flush()
    return asked


def _conclusion(session: Session, workbook: Workbook) -> AppraisalEdition:
    """Return what was concluded before that."""
    return AppraisalEdition(
        workbook_id=workbook.id,
        number=1,
        edition=1,
        document=appraisal_document(
            content_of(session, workbook), edition=1, threads=[]
        ),
        digest="",
        appraised_by="noi.vu",
        appraised_at=MORNING,
        concluded_by="giam.doc",
        concluded_at=MORNING,
    )


def bring_document(
    session: Session, workbook: Workbook, name: str
) -> SupportingDocument:
    """Add what supports an item of it."""
    said = Said(f"Báo cáo {name}", "1/BC", TODAY, "UBND", ["1.2"])
    content = b"%PDF-1.4\n" + name.encode() + b"\n%%EOF"
    return add_document(
        *(session, workbook, said),
        file_name="bao-cao.pdf",
        content=content,
        by="ai.do",
        at=MORNING,
    )
