"""Forms to be printed: which, in which language, with which numbers."""

from io import BytesIO

from flask import render_template, request, send_file
from flask.typing import ResponseReturnValue

from survey.access import Right, needs, require, round_part_of, scope
from survey.db import get_session
from survey.keying.asked_for import round_of_code
from survey.keying.blueprint import bp
from survey.keying.operations.batches import require_takes_paper
from survey.keying.print_form import PrintForm
from survey.keying.printed_form import NO_NUMBER, form_pdf
from survey.methods.questionnaire import parse_questionnaire
from survey.models import Questionnaire, Round


@bp.get("/<code>/in")
@needs(Right.SEE_FIELDWORK, of=round_part_of("code"))
def to_print(code: str) -> ResponseReturnValue:
    """Ask which forms to print."""
    round_ = round_of_code(get_session(), code)
    form, _questionnaire = _asked(round_)
    return render_template("keying/print.html", round=round_, form=form)


@bp.get("/<code>/phieu.pdf")
@needs(Right.SEE_FIELDWORK, of=round_part_of("code"))
def printed(code: str) -> ResponseReturnValue:
    """Send the forms of a counter as a PDF; what cannot be printed is said (422)."""
    round_ = round_of_code(get_session(), code)
    form, questionnaire = _asked(round_)
    if not form.validate():
        page = render_template("keying/print.html", round=round_, form=form)
        return page, 422
    require(Right.SEE_FIELDWORK, form.meant.unit_id)
    first = form.tu.data or NO_NUMBER
    numbers = range(first, first + (form.so_luong.data or 1)) if first else [first]
    pdf = form_pdf(
        round_,
        questionnaire,
        parse_questionnaire(questionnaire.document),
        form.meant,
        language=form.ngon_ngu.data,
        numbers=numbers,
    )
    name = f"phieu-{round_.code}-{form.meant.code}.pdf"
    return send_file(BytesIO(pdf), mimetype="application/pdf", download_name=name)


def _asked(round_: Round) -> tuple[PrintForm, Questionnaire]:
    """Return what the address asks for, and the questionnaire of the round."""
    require_takes_paper(round_)
    questionnaire = round_.questionnaire
    assert questionnaire is not None  # noqa: S101 - it takes paper
    form = PrintForm(request.args)
    document = parse_questionnaire(questionnaire.document)
    form.offer(get_session(), round_, document, scope(Right.SEE_FIELDWORK))
    return form, questionnaire
