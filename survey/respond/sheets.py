"""A sheet: one response's answers, with everything that follows from its secret."""

import hmac
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from uuid import UUID

from survey.clock import Half
from survey.models import Evidence, Population
from survey.receipts import ALPHABET, CODE_LENGTH, DIGEST, as_printed
from survey.respond.evidence import evidence_of
from survey.respond.places import Place


@dataclass(frozen=True, slots=True)
class Sheet:
    """Answers as they are stored; `receipt` is what the citizen is told."""

    id: UUID
    place: Place
    evidence: Evidence
    language: str
    day: date
    half: Half
    answers: str
    comment: str
    digest: bytes
    receipt: str


def fill_in(
    place: Place,
    answers: str,
    *,
    secret: bytes,
    day: date,
    half: Half,
    language: str,
    comment: str = "",
    service: str = "",
    population: Population | None = None,
) -> Sheet:
    """Return the sheet of some answers; the same secret gives the same identity.

    `service` and `population` are what the citizen chose; without them the sheet has
    the counter's.

    `answers` and `comment` must be checked and in canonical form already. The
    secret is 16 random bytes, never stored: without it nobody can find a sheet's
    receipt, or test guessed answers or a comment against its digest.
    """
    # The day is left out: sent again after midnight, it is the same sheet.
    parts = [str(place.counter_id), str(place.questionnaire_id), language, answers]
    parts.append(comment)
    if service:
        parts.append(service)
        place = replace(place, service=service)
    if population:
        parts.append(f"as {population}")
        place = replace(place, population=population)
    body = "\0".join(parts)
    return Sheet(
        id=UUID(bytes=sha256(b"id" + secret).digest()[:16], version=4),
        place=place,
        evidence=evidence_of(place),
        language=language,
        day=day,
        half=half,
        answers=answers,
        comment=comment,
        digest=hmac.digest(secret, body.encode(), "sha256")[:DIGEST],
        receipt=_receipt(secret),
    )


def _receipt(secret: bytes) -> str:
    number = int.from_bytes(hmac.digest(secret, b"receipt", "sha256"), "big")
    code = "".join(ALPHABET[number >> 5 * k & 31] for k in range(CODE_LENGTH))
    return as_printed(code)
