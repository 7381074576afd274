"""What a questionnaire is made of, in words: kinds of items, languages, concerns."""

from babel import Locale, UnknownLocaleError
from flask_babel import gettext as _

from survey.i18n import language
from survey.methods.form import Kind
from survey.methods.personal import Personal


def item_kind_word(kind: str) -> str:
    """Return how an item is answered."""
    words: dict[str, str] = {
        Kind.CRITERION: _("tiêu chí, chọn một mức"),
        Kind.CHOICE: _("chọn một"),
        Kind.CHOICES: _("chọn nhiều"),
    }
    return words.get(kind, kind)


def language_word(code: str) -> str:
    """Return the name of a language in the language of the page."""
    try:
        name = Locale.parse(code, sep="-").get_display_name(language())
    except (UnknownLocaleError, ValueError):
        return code
    return f"{name[:1].upper()}{name[1:]}" if name else code


def language_inside(code: str) -> str:
    """Return the name of a language inside a sentence: in Vietnamese a small letter."""
    name = language_word(code)
    return f"{name[:1].lower()}{name[1:]}" if language() == "vi" else name


def personal_word(kind: Personal) -> str:
    """Return what a question would collect."""
    words: dict[str, str] = {
        Personal.NAME: _("họ tên hoặc danh tính"),
        Personal.PHONE: _("số điện thoại"),
        Personal.IDENTITY: _("số giấy tờ tùy thân hoặc tài khoản"),
        Personal.ADDRESS: _("địa chỉ"),
        Personal.EMAIL: _("thư điện tử"),
        Personal.BIRTH: _("ngày sinh"),
        Personal.DOSSIER: _("mã hồ sơ"),
    }
    return words[kind]
