"""A workbook written down as it is signed: a document that says all of it."""

from decimal import Decimal
from typing import Any

from survey.models import SupportingDocument
from survey.submission.content import Content, Line


def document_of(content: Content) -> dict[str, Any]:
    """Return everything that is signed; points as texts, so that none is rounded."""
    workbook, release = content.workbook, content.source.release
    return {
        "criteria": workbook.criteria_set.name,
        "criteria_digest": workbook.criteria_set.digest,
        "unit": workbook.unit.code,
        "unit_name": workbook.unit.name,
        "round": workbook.round.code if workbook.round else None,
        "release": release.number if release else None,
        "figures_digest": release.figures_digest if release else None,
        "exemptions": list(workbook.exemptions),
        "exempt_because": workbook.exempt_because,
        "items": [_item(line) for line in content.lines],
        "applicable": written_points(content.sum.applicable),
        "achieved": written_points(content.sum.achieved),
        "index": written_points(content.sum.index),
    }


def _item(line: Line) -> dict[str, Any]:
    return {
        "code": line.item.code,
        "most": written_points(line.item.most),
        "scored_by": line.item.scorer,
        "exempt": line.is_exempt,
        "own": written_points(line.score.points),
        "survey": written_points(line.surveyed.points),
        "explanation": line.score.explanation,
        "documents": [_document(one) for one in line.documents],
    }


def _document(document: SupportingDocument) -> dict[str, Any]:
    issued = document.issued_on
    return {
        "title": document.title,
        "number": document.number,
        "issued_on": issued.isoformat() if issued else None,
        "issuer": document.issuer,
        "size": document.size,
        "digest": document.digest,
    }


def written_points(points: Decimal | None) -> str | None:
    """Return points as a document keeps them: as a text, so that none is rounded."""
    return None if points is None else f"{points:.2f}"
