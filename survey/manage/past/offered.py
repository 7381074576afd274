"""The forms with what there is to choose from: the columns of one file."""

from collections.abc import Container, Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from wtforms import SelectChoice, SelectField
from wtforms.validators import InputRequired

from survey.manage.operations.past.reading import (
    COUNTER,
    DAY,
    ITEM,
    SERVICE,
    UNIT,
    level_place,
    place_of,
)
from survey.manage.past.forms import ReadingForm, SheetsForm
from survey.methods.form import Form, Item, fill
from survey.models import Channel
from survey.words.methods import text_of
from survey.words.rounds import channel_word


def sheets_form(
    form: Form,
    headings: Sequence[str],
    channels: Sequence[str],
    *,
    guessed: Mapping[str, str],
) -> SheetsForm:
    """Return the form for a file of sheets."""
    labels = {
        UNIT: _("Đơn vị (mã hoặc tên)"),
        COUNTER: _("Quầy (mã)"),
        DAY: _("Ngày trả lời"),
        SERVICE: _("Lĩnh vực (mã)"),
    }
    for item in form.items:
        labels[place_of(item.code)] = f"{item.number}. {_asked(item)}"
    found: SheetsForm = _with_columns(SheetsForm, labels, headings, guessed)()
    words = ((one, channel_word(Channel(one))) for one in channels)
    names = {one: word[:1].upper() + word[1:] for one, word in words}
    found.channel.choices = [SelectChoice(*one) for one in names.items()]
    if len(channels) == 1 and not found.is_submitted():
        found.channel.data = channels[0]
    return found


def counts_form(
    levels: Sequence[str], headings: Sequence[str], *, guessed: Mapping[str, str]
) -> ReadingForm:
    """Return the form for a file of published counts; levels from the worst."""
    labels = {UNIT: _("Đơn vị (mã hoặc tên)"), ITEM: _("Tiêu chí (mã)")}
    labels |= {level_place(n): word for n, word in enumerate(levels, start=1)}
    made = _with_columns(ReadingForm, labels, headings, guessed, needed=labels)
    found: ReadingForm = made()
    return found


def _asked(item: Item) -> str:
    """Return a question as it is asked at any counter."""
    return fill(text_of(item.text), counter=str(_("quầy")))


def _with_columns(
    form: type[ReadingForm],
    labels: Mapping[str, str],
    headings: Sequence[str],
    guessed: Mapping[str, str],
    *,
    needed: Container[str] = (),
) -> Any:
    """Return a form that has a field for every column that may be said."""
    none = SelectChoice("", _("– không có trong tệp –"))
    offered = [none, *(SelectChoice(one, one) for one in headings if one)]
    lacking = InputRequired(_("Xin chọn một cột."))
    places = {place: f"column{n}" for n, place in enumerate(labels)}
    fields: dict[str, Any] = {
        name: SelectField(
            labels[place],
            choices=offered,
            default=guessed.get(place, ""),
            validators=[lacking] if place in needed else [],
        )
        for place, name in places.items()
    }
    return type("OneForm", (form,), fields | {"places": places})
