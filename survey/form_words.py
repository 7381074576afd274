"""What WTForms says of a field, in Vietnamese: it has no catalogue of its own for it.

In English its own sentences stand.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from flask_babel import gettext as _

from survey.i18n import day, exact, language


class FormWords:
    """The translations a form asks for its messages."""

    def gettext(self, text: str) -> str:
        """Return a message in the language of the page."""
        return _Sentence(_words().get(text, text) if language() == "vi" else text)

    def ngettext(self, one: str, many: str, n: int) -> str:
        """Return a message about a number; Vietnamese has one form for all."""
        if language() == "vi":
            return _words().get(many, many)
        return one if n == 1 else many


class _Sentence(str):
    """A sentence whose numbers and days are put in as the reader writes them."""

    def __mod__(self, values: Any) -> str:
        """Put values in by name: what the validators do, who write them as Python."""
        return super().__mod__({name: _put(one) for name, one in values.items()})


def _put(value: object) -> object:
    if isinstance(value, date):
        return day(value)
    if isinstance(value, int | float | Decimal):
        return exact(float(value))
    return value


def _words() -> dict[str, str]:
    no_day, whole = _("Không phải ngày; viết 31/1/2026."), _("Không phải số nguyên.")
    chosen = _("Xin chọn một trong các mục có sẵn.")
    return {
        "This field is required.": _("Không được để trống."),
        "Not a valid choice.": chosen,
        "Invalid Choice: could not coerce.": chosen,
        "Not a valid date value.": no_day,
        "Not a valid datetime value.": no_day,
        "Not a valid integer value.": whole,
        "Not a valid decimal value.": _("Không phải số; viết 12,5."),
        "Not a valid float value.": _("Không phải số; viết 12,5."),
        "Number must be at least %(min)s.": _("Nhỏ nhất là %(min)s."),
        "Number must be at most %(max)s.": _("Lớn nhất là %(max)s."),
        "Number must be between %(min)s and %(max)s.": _(
            "Phải từ %(min)s đến %(max)s."
        ),
        "Date must be at least %(min)s.": _("Sớm nhất là ngày %(min)s."),
        "Date must be at most %(max)s.": _("Muộn nhất là ngày %(max)s."),
        "Date must be between %(min)s and %(max)s.": _(
            "Phải từ ngày %(min)s đến ngày %(max)s."
        ),
        "Field must be equal to %(other_name)s.": _("Hai ô phải giống nhau."),
        "Field must be at least %(min)d characters long.": _("Ít nhất %(min)d ký tự."),
        "Field cannot be longer than %(max)d characters.": _(
            "Nhiều nhất %(max)d ký tự."
        ),
        "Field must be between %(min)d and %(max)d characters long.": _(
            "Phải từ %(min)d đến %(max)d ký tự."
        ),
        "Field must be exactly %(max)d characters long.": _("Phải đúng %(max)d ký tự."),
        "Invalid input.": _("Không đúng dạng."),
        "Invalid email address.": _("Không phải địa chỉ thư điện tử."),
        "Invalid value, must be one of: %(values)s.": _("Chỉ nhận: %(values)s."),
        "This field cannot be edited.": _("Ô này không sửa được."),
        "This field is disabled and cannot have a value.": _("Ô này không sửa được."),
    }
