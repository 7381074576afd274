"""A questionnaire as citizens will see it, for those who make it: nothing is sent."""

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey import headers
from survey.access import ANYWHERE, Right, needs
from survey.db import get_session
from survey.errors import Problem
from survey.i18n import language
from survey.methods import QuestionnaireError, parse_questionnaire
from survey.models import Channel, Population
from survey.respond import pages
from survey.respond.filled import make_screen
from survey.respond.places import Name, OpenCounter, Place
from survey.respond.queries import find_version
from survey.respond.requested import language_of
from survey.respond.services import named_services
from survey.services import ServiceName

bp = Blueprint("preview", __name__, url_prefix="/phieu")


@bp.get("/<code>/<int:number>/xem-thu")
@needs(Right.SEE_QUESTIONNAIRES, of=ANYWHERE)
def preview(code: str, number: int) -> ResponseReturnValue:
    """Show the page of a version, published or not; pages of ours may frame it."""
    connection = get_session().connection()
    document = find_version(connection, code, number)
    if document is None:
        name = f"{code}:{number}"
        message = _("Không có phiếu khảo sát nào mang mã “%(name)s”.", name=name)
        raise Problem(message, status=404)
    try:
        form = parse_questionnaire(document)
    except QuestionnaireError as error:
        message = _("Phiếu chưa xem thử được: %(why)s", why="; ".join(error.problems))
        raise Problem(message, status=409) from None
    words = _("Bản xem thử: không gửi được phiếu từ trang này.")
    screen = make_screen(
        _example(named_services(connection)),
        form,
        language=language_of(form),
        preview_note=Name(words, language()),
    )
    headers.allow_framing()
    return pages.preview_page(screen)


def _example(services: tuple[ServiceName, ...]) -> OpenCounter:
    """Return a counter that is nowhere, so that the page has a name to show."""
    place = Place(0, 0, 0, 0, Channel.QR, Population.COUNTER_USERS)
    return OpenCounter(
        code="",
        place=place,
        name="Quầy số 1",
        name_en="Counter 1",
        room="",
        unit_name="Đơn vị mẫu",
        unit_name_en="Example office",
        services=services,
    )
