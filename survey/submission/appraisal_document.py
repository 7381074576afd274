"""An appraisal written down as it is concluded: a document that says all of it."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from survey.par import CriteriaSet, Scored, Sum
from survey.submission.content import Content
from survey.submission.edition import document_of, written_points
from survey.submission.questions import Thread
from survey.words import group_key


def appraisal_document(
    content: Content, *, edition: int, threads: Iterable[Thread]
) -> dict[str, Any]:
    """Return what is concluded: the signed points, the appraised ones, and why."""
    workbook = content.workbook
    signed = document_of(content)
    lines = {line.item.code: line.appraised for line in content.lines}
    items = [
        one
        | {
            "appraised": written_points(lines[one["code"]].points),
            "remark": lines[one["code"]].remark,
            "appraised_by": lines[one["code"]].by,
        }
        for one in signed["items"]
    ]
    return signed | {
        "edition": edition,
        "group": group_key(workbook.unit),
        "unranked": str(workbook.unranked or ""),
        "unranked_note": workbook.unranked_note,
        "items": items,
        "settled": _sum(content.settled),
        "questions": [_question(one) for one in threads],
    }


def scored_of(document: Mapping[str, Any], found: CriteriaSet) -> tuple[Scored, ...]:
    """Return the points of a document that was signed or concluded."""
    told = {one["code"]: one for one in document["items"]}
    return tuple(
        Scored(
            item=item,
            is_exempt=told[item.code]["exempt"],
            own=_read(told[item.code]["own"]),
            appraised=_read(told[item.code].get("appraised")),
            surveyed=_read(told[item.code]["survey"]),
        )
        for item in found.items
        if item.code in told
    )


def _read(points: str | None) -> Decimal | None:
    return None if points is None else Decimal(points)


def _sum(found: Sum) -> dict[str, Any]:
    return {
        "applicable": written_points(found.applicable),
        "achieved": written_points(found.achieved),
        "index": written_points(found.index),
    }


def _question(thread: Thread) -> dict[str, Any]:
    asked = thread.question
    return {
        "item": asked.item,
        "text": asked.text,
        "asked_by": asked.asked_by,
        "asked_at": asked.asked_at.isoformat(),
        "due_on": asked.due_on.isoformat(),
        "replies": _replies(thread),
    }


def _replies(thread: Thread) -> Sequence[dict[str, Any]]:
    return [
        {
            "text": reply.text,
            "end": reply.is_end,
            "by": reply.written_by,
            "at": reply.written_at.isoformat(),
            "document": document.digest if document else None,
        }
        for reply, document in thread.replies
    ]
