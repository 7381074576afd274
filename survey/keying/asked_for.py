"""What an address of the paper slice asks for; its policy has found it already."""

from collections.abc import Sequence
from datetime import date

from flask import current_app
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey import clock
from survey.i18n import named
from survey.keying.operations.batches import locked
from survey.methods.form import Form, fill
from survey.methods.questionnaire import parse_questionnaire
from survey.models import Batch, Channel, Round


def today() -> date:
    """Return the day it is at the counters."""
    return clock.today(current_app.config["HAILONG"].zone)


def round_of_code(session: Session, code: str) -> Round:
    """Return the round of a code."""
    return session.scalars(select(Round).where(Round.code == code)).one()


def batch_by_id(session: Session, batch_id: int, *, to_change: bool = False) -> Batch:
    """Return a batch; whoever is going to change it waits for their turn."""
    if to_change:
        return locked(session, batch_id)
    return session.get_one(Batch, batch_id)


def form_of(batch: Batch) -> Form:
    """Return the questionnaire that a batch's forms were printed from."""
    return parse_questionnaire(batch.questionnaire.document)


def texts_of(batch: Batch, form: Form) -> dict[str, str]:
    """Return what the questions of a batch's forms are, by code, as printed there."""
    counter = named(batch.counter) if batch.counter else ""
    return {
        item.code: fill(item.text.get(batch.language, ""), counter=counter)
        for item in form.items
    }


def current_round(rounds: Sequence[Round]) -> Round | None:
    """Return the newest round under way that takes paper, else the newest that does."""
    on_paper = [one for one in rounds if Channel.PAPER in one.channels]
    under_way = (one for one in on_paper if one.is_open_on(today()))
    return next(under_way, next(iter(on_paper), None))
