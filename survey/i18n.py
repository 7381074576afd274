"""The interface's language, and how numbers and days are written in it."""

from datetime import date

from babel.dates import format_date
from babel.numbers import format_decimal
from flask import Flask, current_app, request, session
from flask_babel import Babel, get_locale

LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}
ABSENT = "–"


def select_language() -> str:
    """Return the language chosen by hand, else the installation's."""
    asked = request.args.get("lang") or session.get("language")
    if asked in LANGUAGES:
        return str(asked)
    return str(current_app.config["BABEL_DEFAULT_LOCALE"])


def language() -> str:
    """Return the code of the language pages are being written in."""
    locale = get_locale()
    return str(locale.language) if locale else "vi"


def number(value: float | None, decimals: int = 0) -> str:
    """Write a number the way the language does: 1.597 or 95,17 in Vietnamese."""
    if value is None:
        return ABSENT
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(value, format=pattern, locale=language())


def index(value: float | None) -> str:
    """Write an index on 0–100 with the two decimals it is published with."""
    return number(value, 2)


def percent(value: float | None, decimals: int = 1) -> str:
    """Write a value on 0–100 as a percentage."""
    return ABSENT if value is None else f"{number(value, decimals)}%"


def day(value: date | None) -> str:
    """Write a day: 22/11/2026 in Vietnamese, 22 November 2026 in English."""
    if value is None:
        return ABSENT
    pattern = "d/M/yyyy" if language() == "vi" else "d MMMM yyyy"
    return format_date(value, format=pattern, locale=language())


def init_app(app: Flask, *, default: str) -> None:
    """Give the templates their language and their filters."""
    app.config["BABEL_DEFAULT_LOCALE"] = default
    Babel(app, locale_selector=select_language)
    # As the catalogues are extracted: a text's line breaks are the template's own.
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    for write in (number, index, percent, day):
        app.jinja_env.filters[write.__name__] = write
    app.context_processor(lambda: {"language": language(), "languages": LANGUAGES})
