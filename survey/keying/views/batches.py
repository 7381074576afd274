"""Batches of paper: listed, and looked at."""

from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from survey.access import ANYWHERE, Right, needs, round_part_of, scope
from survey.access.current import own_id
from survey.db import get_session
from survey.keying.answered import recalled, recalled_by_enumerator
from survey.keying.asked_for import (
    batch_by_id,
    current_round,
    form_of,
    round_of_code,
    texts_of,
)
from survey.keying.blueprint import BATCH, bp
from survey.keying.forms import SeenForm
from survey.keying.operations.posting import lacks
from survey.keying.operations.recalls import recalls_of
from survey.keying.operations.second import n_keyed, next_for, second_keyings
from survey.keying.operations.sheets import next_number
from survey.keying.places import batch_units
from survey.keying.queries import (
    batches_of,
    first_sheets,
    names_of,
    urgent_first,
)
from survey.keying.rates import compared, rates_of
from survey.models import Batch, Channel, Round
from survey.rounds_in_sight import rounds_in_sight

MOST_LISTED = 500  # sheets on the page of a batch; a file brings more


@bp.get("")
@needs(Right.SEE_FIELDWORK, of=ANYWHERE)
def batches() -> ResponseReturnValue:
    """Lead to the batches of the round under way that takes paper."""
    rounds = rounds_in_sight(get_session(), scope(Right.SEE_FIELDWORK))
    found = current_round(rounds)
    if found is None:
        return render_template("keying/no_round.html", rounds=rounds)
    return redirect(url_for("keying.of_round", code=found.code))


@bp.get("/<code>")
@needs(Right.SEE_FIELDWORK, of=round_part_of("code"))
def of_round(code: str) -> ResponseReturnValue:
    """Show the batches of a round, and what came of asking again."""
    session, own = get_session(), scope(Right.SEE_FIELDWORK)
    round_ = round_of_code(session, code)
    return render_template(
        "keying/batches.html",
        round=round_,
        rounds=[r for r in rounds_in_sight(session, own) if _is_on_paper(r)],
        lines=batches_of(session, round_, own),
        answered=recalled_by_enumerator(session, round_, own),
        is_on_paper=_is_on_paper(round_),
    )


@bp.get(BATCH)
@needs(Right.SEE_FIELDWORK, of=batch_units)
def batch(batch_id: int) -> ResponseReturnValue:
    """Show how far a batch is and what is to be done next."""
    session = get_session()
    found = batch_by_id(session, batch_id)
    seconds = second_keyings(session, found)
    sheets = first_sheets(session, found, MOST_LISTED)
    questionnaire = form_of(found)
    counts = found.compared or compared(questionnaire, seconds)
    recalls = recalls_of(session, found)
    return render_template(
        "keying/batch.html",
        batch=found,
        round=found.round,
        sheets=sheets,
        n_keyed=n_keyed(session, found),
        seconds=urgent_first(seconds)[:MOST_LISTED],
        drawn={one.number for one in seconds},
        is_in_dispute=any(one.is_in_dispute for one in seconds),
        lacks=lacks(session, found),
        next=next_number(session, found),
        next_again=next_for(session, found, own_id()),
        rates=rates_of(questionnaire, counts) if counts["sheets"] else None,
        recalls=recalls,
        recalled=recalled(recalls),
        names=names_of(session, _people(found, sheets)),
        texts=texts_of(found, questionnaire),
        form=SeenForm(formdata=None),
    )


def _is_on_paper(round_: Round) -> bool:
    return Channel.PAPER in round_.channels


def _people(batch: Batch, sheets: Any) -> list[int | None]:
    by = [batch.created_by, batch.posted_by, batch.withdrawn_by]
    return [*by, *(sheet.keyed_by for sheet in sheets)]
