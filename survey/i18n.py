"""The interface's language, and how numbers and days are written in it."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import lru_cache
from typing import Protocol

from babel.dates import format_date
from babel.numbers import format_decimal
from flask import Flask, current_app, request, session
from flask_babel import Babel, get_locale

from survey.clock import day_of

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
    return _written_number(value, pattern, language())


@lru_cache(maxsize=4096)  # a page of counts writes the same few numbers again
def _written_number(value: float, pattern: str, locale: str) -> str:
    # Half up, as indices are published and ranked: 87.125 is 87.13, never 87.12.
    with localcontext(rounding=ROUND_HALF_UP):
        return str(format_decimal(value, format=pattern, locale=locale))


def index(value: float | None) -> str:
    """Write an index on 0–100 with the two decimals it is published with."""
    return number(value, 2)


def written(value: str | None) -> str:
    """Write points that a document keeps as text, with two decimals."""
    return index(float(value)) if value else ABSENT


def brief(value: float | None) -> str:
    """Write a number with one decimal if it has any: 3 or 2,5 in Vietnamese."""
    is_whole = value is None or float(value).is_integer()
    return number(value, 0 if is_whole else 1)


def exact(value: float | Decimal) -> str:
    """Write a number with the decimals it has: 0,01 or 10.000 in Vietnamese."""
    return str(format_decimal(value, locale=language()))


def percent(value: float | None, decimals: int = 1) -> str:
    """Write a value on 0–100 as a percentage."""
    return ABSENT if value is None else f"{number(value, decimals)}%"


def signed(value: float | None, decimals: int = 2) -> str:
    """Write a difference with its sign."""
    written = number(None if value is None else abs(value), decimals)
    if not value or written == number(0, decimals):
        return written
    return ("+" if value > 0 else "−") + written


class Named(Protocol):
    """A unit or counter: its name, and an English one if it was given."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def name_en(self) -> str: ...  # noqa: D102


def named(thing: Named) -> str:
    """Return the name of a unit or counter in the language of the page."""
    return (language() == "en" and thing.name_en) or thing.name


def local_day(instant: datetime) -> date:
    """Return the day an instant falls on at the counters."""
    return day_of(instant, current_app.config["HAILONG"].zone)


def day(value: date | None) -> str:
    """Write a day: 22/11/2026 in Vietnamese, 22 November 2026 in English."""
    if value is None:
        return ABSENT
    if isinstance(value, datetime):
        value = local_day(value)
    pattern = "d/M/yyyy" if language() == "vi" else "d MMMM yyyy"
    return _written_day(value, pattern, language())


def moment(value: datetime | None) -> str:
    """Write an instant as day and time at the counters: 22/11/2026 14:05."""
    if value is None:
        return ABSENT
    local = value.astimezone(current_app.config["HAILONG"].zone)
    return f"{day(value)} {local:%H:%M}"


@lru_cache(maxsize=1024)
def _written_day(value: date, pattern: str, locale: str) -> str:
    return str(format_date(value, format=pattern, locale=locale))


def init_app(app: Flask, *, default: str) -> None:
    """Give the templates their language and their filters."""
    app.config["BABEL_DEFAULT_LOCALE"] = default
    Babel(app, locale_selector=select_language)
    # As the catalogues are extracted: a text's line breaks are the template's own.
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    for write in (
        number,
        brief,
        exact,
        written,
        index,
        signed,
        percent,
        day,
        moment,
        named,
    ):
        app.jinja_env.filters[write.__name__] = write
    app.context_processor(lambda: {"language": language(), "languages": LANGUAGES})
