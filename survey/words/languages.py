"""Names of languages on pages: those of Vietnam by the varieties people speak."""

from babel import Locale, UnknownLocaleError
from flask_babel import lazy_gettext as _l

from survey.i18n import language

# Babel knows few of them, and calls some by a name that nobody here uses.
NAMES = {
    "tyz": _l("Tiếng Tày"),
    "nut": _l("Tiếng Nùng"),
    "hmn": _l("Tiếng H’Mông"),
    "mww": _l("Tiếng H’Mông Trắng"),
    "hnj": _l("Tiếng H’Mông Xanh"),
    "rad": _l("Tiếng Ê Đê"),
    "jra": _l("Tiếng Gia Rai"),
    "bdq": _l("Tiếng Ba Na"),
    "sed": _l("Tiếng Xơ Đăng"),
    "kpm": _l("Tiếng Cơ Ho"),
    "cmo": _l("Tiếng M’Nông"),
    "cjm": _l("Tiếng Chăm"),
    "mtq": _l("Tiếng Mường"),
    "blt": _l("Tiếng Thái (Thái Đen)"),
    "ium": _l("Tiếng Dao"),
}


def language_word(code: str) -> str:
    """Return the name of a language in the language of the page; else its code."""
    if code in NAMES:
        return str(NAMES[code])
    try:
        name = Locale.parse(code, sep="-").get_display_name(language())
    except (UnknownLocaleError, ValueError):
        return code
    return f"{name[:1].upper()}{name[1:]}" if name else code


def language_inside(code: str) -> str:
    """Return the name of a language inside a sentence: in Vietnamese a small letter."""
    name = language_word(code)
    return f"{name[:1].lower()}{name[1:]}" if language() == "vi" else name
