"""How a form names a counter."""

from flask_babel import lazy_gettext as _l

from survey.i18n import named
from survey.models import Counter

NO_COUNTER = _l("Không có quầy này trong phạm vi của bạn: xin ghi mã quầy.")


def counter_line(counter: Counter) -> str:
    """Return a counter as the field of a form names it: its code comes first."""
    return f"{counter.code} – {named(counter)}, {named(counter.unit)}"
