"""A sheet from a tablet becomes a sheet like any other, or it is said why not."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from flask_babel import gettext as _
from sqlalchemy.exc import NoResultFound

from survey.clock import Half
from survey.errors import Problem
from survey.methods.form import Form
from survey.models import Channel, Population
from survey.respond.desk import Desk
from survey.respond.forms import (
    POPULATION,
    SERVICE,
    SheetForm,
    field_names,
    sheet_form,
)
from survey.respond.kiosk.shapes import SentSheet
from survey.respond.kiosk.timing import filed_under
from survey.respond.open_counters import AT_COUNTERS
from survey.respond.operations import Outcome
from survey.respond.places import OpenCounter, Place
from survey.respond.sheets import Sheet, fill_in


@dataclass(frozen=True, slots=True)
class Desktop:
    """Where sheets from tablets are taken: with what at hand, for which counter, when.

    `is_present` says that a paired tablet sent them itself; a file proves nothing.
    """

    desk: Desk
    counter_id: int
    counter: str
    now: datetime
    zone: ZoneInfo
    is_present: bool


@dataclass(frozen=True, slots=True)
class Ready:
    """A sheet to be stored; without a place for it now it can only be known already."""

    sheet: Sheet
    has_place: bool


def make_ready(sent: SentSheet, at: Desktop) -> Ready:
    """Return the sheet that a tablet means, or raise a `Problem`: it stays there."""
    if sent.counter.upper() != at.counter.upper():
        message = _(
            "Phiếu thuộc quầy %(code)s, không phải quầy này.", code=sent.counter
        )
        raise Problem(message, status=422)
    form = _form(at.desk, sent)
    day, half = filed_under(sent.day, sent.half, now=at.now, zone=at.zone)
    counter = _counter(at, sent, day)
    if counter is not None:
        services = {service.code for service in counter.services_asked_by(form)}
        filled = _checked(form, sent.fields, services, counter.populations)
        place = replace(counter.place, is_present=at.is_present)
    else:
        services = {sent.fields.get(SERVICE, "")} - {""}
        populations = AT_COUNTERS if POPULATION in sent.fields else ()
        filled = _checked(form, sent.fields, services, populations)
        place = _nowhere(at, sent)
    return Ready(_sheet(sent, filled, place, day, half), counter is not None)


def settled(known: Outcome | None) -> Outcome:
    """Return what became of a sheet without a place, or raise a `Problem`.

    Whatever came of the round since: a sheet that got through has got through.
    """
    if known is None:
        raise Problem(
            _(
                "Không có đợt khảo sát nào nhận phiếu này vào ngày trả lời: đợt đã "
                "đóng, đã đổi phiếu khảo sát hoặc không nhận phiếu từ máy tại quầy."
            ),
            status=422,
        )
    return known


def _form(desk: Desk, sent: SentSheet) -> Form:
    try:
        form = desk.form(sent.questionnaire)
    except NoResultFound:
        message = _("Không có phiếu khảo sát số %(id)d.", id=sent.questionnaire)
        raise Problem(message, status=400) from None
    if sent.language not in form.languages:
        raise Problem(_("Phiếu không có ngôn ngữ này."), status=400)
    return form


def _counter(at: Desktop, sent: SentSheet, day: date) -> OpenCounter | None:
    """Return the counter, if a round takes this questionnaire from kiosks on a day."""
    found = at.desk.counter(at.counter, day, Channel.KIOSK)
    if not isinstance(found, OpenCounter):
        return None
    is_asked = found.place.questionnaire_id == sent.questionnaire
    return found if is_asked else None


def _checked(
    form: Form,
    fields: Mapping[str, str],
    services: set[str],
    populations: tuple[Population, ...],
) -> SheetForm:
    if not fields.keys() <= field_names(form, services, populations) - {"token"}:
        raise Problem(_("Phiếu có mục không thuộc phiếu khảo sát."), status=400)
    filled = sheet_form(form, fields, services, populations)
    if not filled.validate():
        wrong = [*filled.sheet.faults, *(n for n in filled.errors if n != "sheet")]
        told = ", ".join(sorted(wrong))
        message = _("Phiếu chưa hợp lệ ở các mục: %(items)s.", items=told)
        raise Problem(message, status=400)
    return filled


def _nowhere(at: Desktop, sent: SentSheet) -> Place:
    """Return a place to compare by: a digest names counter and questionnaire."""
    return Place(
        round_id=0,
        questionnaire_id=sent.questionnaire,
        unit_id=0,
        counter_id=at.counter_id,
        channel=Channel.KIOSK,
        population=Population.COUNTER_USERS,
    )


def _sheet(
    sent: SentSheet, filled: SheetForm, place: Place, day: date, half: Half
) -> Sheet:
    is_asked_whom = bool(filled.meta.populations)
    return fill_in(
        place,
        filled.sheet.data,
        secret=sent.secret_bytes,
        day=day,
        half=half,
        language=sent.language,
        comment=filled.comment.data,
        service=filled.service.data,
        population=Population(filled.population.data) if is_asked_whom else None,
    )
