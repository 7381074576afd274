"""A receipt code answers whether its sheet is counted, and where; never what it said.

There is no limit on tries: of 2 ** 50 codes even a million sheets make one in a
billion, and who guesses one learns only that somebody answered.
"""

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, StringField
from wtforms.validators import DataRequired, Length, ValidationError

from survey.db import get_session
from survey.fields import StaffForm
from survey.public.blueprint import bp
from survey.public.counted import counted_receipt
from survey.receipts import as_printed, may_be_receipt


class ReceiptForm(StaffForm):
    """The code on the thanks page."""

    class Meta(StaffForm.Meta):
        """Nobody is signed in here: there is nothing to forge."""

        csrf = False

    code = StringField(
        _l("Mã phiếu"),
        validators=[DataRequired(_l("Xin ghi mã phiếu.")), Length(max=40)],
    )

    def validate_code(self, field: Field) -> None:
        """Refuse what no receipt code looks like."""
        if not may_be_receipt(field.data or ""):
            raise ValidationError(
                _(
                    "Mã phiếu có 10 chữ cái hoặc chữ số, in thành hai nhóm, "
                    "ví dụ 7K2M9-Q4XTD."
                )
            )


@bp.get("/phieu")
def receipt() -> ResponseReturnValue:
    """Ask for a receipt code."""
    return render_template("public/receipt.html", form=ReceiptForm(formdata=None))


@bp.post("/phieu")
def look_up() -> ResponseReturnValue:
    """Say whether the sheet of a receipt code is counted, and in which release."""
    form = ReceiptForm()
    if not form.validate():
        return render_template("public/receipt.html", form=form), 422
    counted = counted_receipt(get_session(), form.code.data)
    page = render_template(
        "public/receipt.html",
        form=form,
        counted=counted,
        typed=as_printed(form.code.data),
        is_answered=True,
    )
    return page, 200 if counted else 404
