"""What the views of counters ask of the request: the day, the site, the counter."""

from collections.abc import Mapping
from datetime import date
from io import BytesIO

from flask import current_app, request, send_file
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey import clock
from survey.access import Right, scope
from survey.config import Settings
from survey.db import get_session
from survey.errors import Problem
from survey.manage.counters.posters import Size
from survey.manage.operations.counters import counter_by_code
from survey.models import Counter
from survey.qrcodes import counter_address
from survey.silence import Silence, silences


def settings() -> Settings:
    """Return the settings of the installation."""
    found: Settings = current_app.config["HAILONG"]
    return found


def today() -> date:
    """Return the day it is at the counters."""
    return clock.today(settings().zone)


def site() -> str:
    """Return the address of the site, as posters bear it."""
    return settings().address


def address_of(counter: Counter) -> str:
    """Return where a counter's code leads."""
    return counter_address(site(), counter.code)


def found_counter(code: str) -> Counter:
    """Return the counter of an address."""
    return counter_by_code(get_session(), code)


def silent() -> Mapping[int, Silence]:
    """Return the counters that fell silent, of those whose counts may be seen."""
    found = silences(get_session(), today=today(), scope=scope(Right.SEE_COUNTS))
    return {one.counter_id: one for one in found}


def is_over(counter: Counter) -> bool:
    """Return whether a poster leads nowhere, today and from now on."""
    is_closed = counter.closed_on is not None and counter.closed_on <= today()
    end = counter.unit.valid_to
    return is_closed or (end is not None and end < today())


def asked_size() -> Size:
    """Return what is to be printed."""
    asked = request.values.get("size", Size.A4)
    if asked not in list(Size):
        raise Problem(_("Chỉ in được: %(sizes)s.", sizes=", ".join(Size)))
    return Size(asked)


def sent(content: bytes, name: str, *, mimetype: str) -> ResponseReturnValue:
    """Send a file that the browser shows or keeps."""
    return send_file(BytesIO(content), mimetype=mimetype, download_name=name)
