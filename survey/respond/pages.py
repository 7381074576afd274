"""The citizen's pages, made and sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from secrets import token_urlsafe

from flask import Response, render_template, request

from survey import headers
from survey.errors import RETRY_SECONDS
from survey.languages import Phrases, read_languages
from survey.respond.encoding import accepts_gzip, compressed
from survey.respond.screens import Screen
from survey.respond.splice import KeptPage
from survey.respond.stylesheet import STYLESHEET
from survey.respond.tokens import LENGTH

# Going back must show the page that was sent, with its token: sent again it counts
# once. Any other visit asks anew and gets a fresh token.
ASK_ANEW = "private, no-cache"


@dataclass(frozen=True, slots=True)
class BlankPage:
    """The page of a questionnaire, kept, and the stylesheet of its rules."""

    kept: KeptPage
    conditions: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A heading and what to do, in one language."""

    language: str
    heading: str
    text: str


@cache
def shipped_phrases() -> Mapping[str, Phrases]:
    """Return the product's own phrases, for pages that belong to no questionnaire."""
    return read_languages()


def phrases_in(language: str | None) -> tuple[str, Phrases]:
    """Return the product's phrases in a language, else in the first there is."""
    known = shipped_phrases()
    code = language if language and language in known else next(iter(known))
    return code, known[code]


def blank_page(screen: Screen) -> BlankPage:
    """Return the page of a questionnaire with a hole for its token."""
    hole = token_urlsafe(LENGTH)[:LENGTH]
    kept = KeptPage(_questionnaire(screen, token=hole), hole)
    return BlankPage(kept, screen.conditions)


def kept_page(blank: BlankPage, token: bytes) -> Response:
    """Return a kept page with a fresh token in it."""
    _allow_styles(blank.conditions)
    kept = blank.kept
    if accepts_gzip(request.headers.get("Accept-Encoding", "")):
        response = _encoded(kept.gzipped(token), 200, is_gzipped=True)
    else:
        response = _encoded(kept.plain(token), 200, is_gzipped=False)
    response.headers["Cache-Control"] = ASK_ANEW
    return response


def filled_page(screen: Screen, *, token: str) -> Response:
    """Return the page of a questionnaire as it was filled in, with its errors."""
    html = _questionnaire(screen, token=token)
    return page(html, status=422, conditions=screen.conditions)


def preview_page(screen: Screen) -> Response:
    """Return the page of a questionnaire that cannot be sent."""
    return page(_questionnaire(screen, token=""), conditions=screen.conditions)


def thanks_page(receipt: str, *, language: str | None) -> Response:
    """Return the page that says thanks and shows the receipt."""
    code, phrases = phrases_in(language)
    return page(_render("thanks", code, phrases=phrases, receipt=receipt))


def notice_page(kind: str, *, status: int, language: str | None = None) -> Response:
    """Return a notice; in every language where nothing says which one is read."""
    codes = [phrases_in(language)[0]] if language else list(shipped_phrases())
    notices = [_notice(kind, code) for code in codes]
    return page(_render("notice", codes[0], notices=notices), status=status)


def unavailable_page(fields: Mapping[str, str], *, language: str | None) -> Response:
    """Return the page that keeps the answers while they cannot be stored."""
    code, phrases = phrases_in(language)
    html = _render("unavailable", code, phrases=phrases, fields=fields)
    response = page(html, status=503)
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def page(html: str, *, status: int = 200, conditions: str = "") -> Response:
    """Return a page as the browser wants it encoded."""
    _allow_styles(conditions)
    body = html.encode()
    if accepts_gzip(request.headers.get("Accept-Encoding", "")):
        return _encoded(compressed(body), status, is_gzipped=True)
    return _encoded(body, status, is_gzipped=False)


def _allow_styles(conditions: str) -> None:
    headers.allow_style(STYLESHEET)
    if conditions:
        headers.allow_style(conditions)


def _encoded(body: bytes, status: int, *, is_gzipped: bool) -> Response:
    response = Response(body, status, mimetype="text/html")
    response.headers["Vary"] = "Accept-Encoding"
    if is_gzipped:
        response.headers["Content-Encoding"] = "gzip"
    return response


def _questionnaire(screen: Screen, *, token: str) -> str:
    return _render("questionnaire", screen.language, screen=screen, token=token)


def _notice(kind: str, language: str) -> Notice:
    phrases = shipped_phrases()[language]
    heading, text = (getattr(phrases, f"{kind}_{part}") for part in ("heading", "text"))
    return Notice(language=language, heading=heading, text=text)


def _render(template: str, spoken: str, **values: object) -> str:
    return render_template(
        f"respond/{template}.html", spoken=spoken, stylesheet=STYLESHEET, **values
    )
