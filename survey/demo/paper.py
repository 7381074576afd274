"""Paper in the round under way: a batch that counts, and one that is half keyed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from numpy.random import Generator, default_rng
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from survey.demo.fieldwork import OFFICE
from survey.demo.people import CLERK, HEAD
from survey.demo.told import tell
from survey.keying.operations.batches import Heading, open_batch
from survey.keying.operations.posting import post_batch
from survey.keying.operations.recalls import draw_recalls, note_recall, recalls_of
from survey.keying.operations.second import draw_second, key_again, second_keyings
from survey.keying.operations.second import settle as settle_sheet
from survey.keying.operations.sheets import Typed, key_sheet
from survey.methods.answers import CHOSEN, NOT_CHOSEN, encode
from survey.methods.form import Form, Item, Kind
from survey.methods.questionnaire import parse_questionnaire
from survey.models import (
    Batch,
    Counter,
    Enumerator,
    KeyedSheet,
    Population,
    Recalled,
    Round,
    User,
)
from survey.tree import unit_by_code

SEED = 29
DRAWN_BY = "b85c0f3a917e46d2a40d7be1c6932f58"
POSTED, DECLARED, KEYED = 24, 20, 9  # sheets: that count, of the other batch, keyed
LEVELS = (0.02, 0.04, 0.13, 0.46, 0.35)
SHARE = 15  # percent keyed twice
RECALLED = (
    *[Recalled.CONFIRMED] * 4,
    *(Recalled.NOT_REACHED, Recalled.DIFFERS, Recalled.WAITING),
)
REMARKS = {
    3: "Nên có người hướng dẫn điền tờ khai.",
    11: "Trả kết quả sớm hơn giấy hẹn, cảm ơn cán bộ.",
}


def bring_paper(session: Session, round_: Round, *, today: date) -> None:
    """Key what an enumerator brought back from the hamlets of a commune."""
    rng = default_rng(SEED)
    counter, form = _counter(session), _form(round_)
    enumerator = session.scalars(
        select(Enumerator).where(Enumerator.unit_id == counter.unit_id)
    ).first()
    week_ago = max(round_.starts_on, today - timedelta(days=7))
    heading = Heading(
        counter=counter,
        first_day=week_ago,
        last_day=today,
        declared=POSTED,
        population=Population.COUNTER_USERS,
        language="vi",
        place="Nhà văn hóa thôn 3",
        enumerator=enumerator,
        share=SHARE,
    )
    posted = _open(session, round_, heading, today=today)
    posted.seed = DRAWN_BY  # always the same: so is what is keyed twice
    _key(session, posted, form, rng, n=POSTED)
    _key_twice(session, posted, form)
    n = post_batch(session, posted, by=None)
    _tell(session, "batch.posted", posted, {"n": n})
    _recall(session, posted, today=today)
    fewer = replace(heading, declared=DECLARED, place="Nhà văn hóa thôn 5")
    half = _open(session, round_, fewer, today=today)
    _key(session, half, form, rng, n=KEYED)


def name_who_keyed(session: Session) -> None:
    """Put names to batches, and to sheets still to be posted, once there are people."""
    clerk, head = (
        session.scalars(select(User).where(User.email == person.email)).one()
        for person in (CLERK, HEAD)
    )
    keyed = update(KeyedSheet).where(KeyedSheet.keyed_by.is_(None))
    session.execute(keyed.values(keyed_by=clerk.id))
    opened = update(Batch).where(Batch.created_by.is_(None))
    session.execute(opened.values(created_by=clerk.id))
    posted = update(Batch).where(
        Batch.posted_at.is_not(None), Batch.posted_by.is_(None)
    )
    session.execute(posted.values(posted_by=head.id))


def _counter(session: Session) -> Counter:
    unit = unit_by_code(session, OFFICE)
    found = select(Counter).where(Counter.unit_id == unit.id).order_by(Counter.id)
    return session.scalars(found).all()[0]


def _form(round_: Round) -> Form:
    assert round_.questionnaire is not None  # noqa: S101 - opened with one
    return parse_questionnaire(round_.questionnaire.document)


def _open(session: Session, round_: Round, heading: Heading, *, today: date) -> Batch:
    batch = open_batch(session, round_, heading, by=None, today=today)
    after = {"declared": batch.declared, "round": round_.code, "place": batch.place}
    _tell(session, "batch.opened", batch, after)
    return batch


def _key(session: Session, batch: Batch, form: Form, rng: Generator, *, n: int) -> None:
    n_days = (batch.last_day - batch.first_day).days + 1
    for at, number in enumerate(batch.numbers[:n]):
        day = batch.first_day + timedelta(days=at * n_days // batch.declared)
        answers = encode(form, dict(_given(form, rng)))
        typed = Typed(day, answers, REMARKS.get(number, ""))
        key_sheet(session, batch, number, typed, by=None)
        _tell_sheet(session, "sheet.keyed", batch, number)


def _key_twice(session: Session, batch: Batch, form: Form) -> None:
    """Key some again: on the first of them a question is read differently."""
    n = len(draw_second(session, batch))
    _tell(session, "batch.drawn", batch, {"n": n, "share": batch.share})
    for at, one in enumerate(second_keyings(session, batch)):
        slipped = "4" if one.first[1] == "5" else "5"
        answers = one.first if at else one.first[0] + slipped + one.first[2:]
        key_again(session, batch, one.number, answers, by=None)
        agrees = {"agrees": answers == one.first}
        _tell_sheet(session, "sheet.keyed-again", batch, one.number, agrees)
        if one.is_in_dispute:
            settle_sheet(session, batch, one.number, one.first, by=None)
            _tell_sheet(session, "sheet.settled", batch, one.number)


def _recall(session: Session, batch: Batch, *, today: date) -> None:
    draw_recalls(session, batch, len(RECALLED), seed=DRAWN_BY)
    _tell(session, "batch.recalled", batch, {"n": len(RECALLED)})
    for one, outcome in zip(recalls_of(session, batch), RECALLED, strict=True):
        if outcome is Recalled.WAITING:
            continue
        note_recall(session, batch, one.number, outcome, note="", on=today, by=None)
        after = {"recalled": str(outcome)}
        _tell_sheet(session, "sheet.recalled", batch, one.number, after)


def _given(form: Form, rng: Generator) -> Iterator[tuple[str, str]]:
    for item in form.items:
        yield item.code, _answer(item, rng)


def _answer(item: Item, rng: Generator) -> str:
    if item.kind is Kind.CHOICES:
        ticked = set(rng.choice(item.width, size=min(2, item.most), replace=False))
        return "".join(
            CHOSEN if at in ticked else NOT_CHOSEN for at in range(item.width)
        )
    n = len(item.options)
    shares = LEVELS if item.kind is Kind.CRITERION and n == len(LEVELS) else None
    return str(rng.choice(n, p=shares) + 1)


def _tell(session: Session, action: str, batch: Batch, after: dict[str, Any]) -> None:
    tell(session, action, str(batch.id), unit_id=batch.unit_id, after=after)


def _tell_sheet(
    session: Session,
    action: str,
    batch: Batch,
    number: int,
    after: dict[str, Any] | None = None,
) -> None:
    code = f"{batch.id}/{number}"
    tell(session, action, code, unit_id=batch.unit_id, after=after)
