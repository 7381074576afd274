"""The citizen's pages, made and sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from secrets import token_urlsafe

from flask import Response, render_template, request

from survey import headers
from survey.errors import RETRY_SECONDS
from survey.languages import Phrases, read_languages
from survey.methods.form import Form
from survey.respond.encoding import accepts_gzip, compressed
from survey.respond.screens import Screen
from survey.respond.scripts import letters_of
from survey.respond.splice import KeptPage
from survey.respond.spoken import Spoken, spoken_of
from survey.respond.stylesheet import STYLESHEET
from survey.respond.tokens import LENGTH

# Going back must show the page that was sent, with its token: sent again it counts
# once. Any other visit asks anew and gets a fresh token.
ASK_ANEW = "private, no-cache"


@dataclass(frozen=True, slots=True)
class BlankPage:
    """The page of a questionnaire, kept, and the stylesheet of its own."""

    kept: KeptPage
    style: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A heading and what to do, in one language."""

    language: str
    heading: str
    text: str
    title: str  # the heading, where no element may stand


@cache
def shipped_phrases() -> Mapping[str, Phrases]:
    """Return the product's own phrases, for pages that belong to no questionnaire."""
    return read_languages()


def spoken_in(language: str | None, form: Form | None = None) -> Spoken:
    """Return what a questionnaire says in a language, else what the product says."""
    if form is not None and language in form.languages:
        return spoken_of(form, language)
    known = shipped_phrases()
    code = language if language and language in known else next(iter(known))
    return Spoken(code, known[code], known[code])


def blank_page(screen: Screen) -> BlankPage:
    """Return the page of a questionnaire with a hole for its token."""
    hole = token_urlsafe(LENGTH)[:LENGTH]
    kept = KeptPage(_questionnaire(screen, token=hole), hole)
    return BlankPage(kept, screen.style)


def kept_page(blank: BlankPage, token: bytes) -> Response:
    """Return a kept page with a fresh token in it."""
    _allow_styles(blank.style)
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
    return page(html, status=422, style=screen.style)


def preview_page(screen: Screen) -> Response:
    """Return the page of a questionnaire that cannot be sent."""
    return page(_questionnaire(screen, token=""), style=screen.style)


def thanks_page(receipt: str, spoken: Spoken, *, following: str = "") -> Response:
    """Return the page that says thanks, shows the receipt, and may lead on."""
    html = _said("thanks", spoken, receipt=receipt, following=following)
    return page(html, style=letters_of(spoken.language))


def notice_page(kind: str, *, status: int, spoken: Spoken | None = None) -> Response:
    """Return a notice; in every language where nothing says which one is read."""
    said = [spoken] if spoken else [spoken_in(code) for code in shipped_phrases()]
    notices = [_notice(kind, one) for one in said]
    language = said[0].language
    html = _render("notice", language, notices=notices)
    return page(html, status=status, style=letters_of(language))


def unavailable_page(fields: Mapping[str, str], spoken: Spoken) -> Response:
    """Return the page that keeps the answers while they cannot be stored."""
    response = held_page("unavailable", fields, spoken, status=503)
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def held_page(
    kind: str, fields: Mapping[str, str], spoken: Spoken, *, status: int
) -> Response:
    """Return a page that says why answers are not stored, and keeps them meanwhile."""
    html = _said("held", spoken, kind=kind, fields=fields)
    return page(html, status=status, style=letters_of(spoken.language))


def page(html: str, *, status: int = 200, style: str = "") -> Response:
    """Return a page as the browser wants it encoded."""
    _allow_styles(style)
    body = html.encode()
    if accepts_gzip(request.headers.get("Accept-Encoding", "")):
        return _encoded(compressed(body), status, is_gzipped=True)
    return _encoded(body, status, is_gzipped=False)


def _allow_styles(style: str) -> None:
    headers.allow_style(STYLESHEET)
    if style:
        headers.allow_style(style)


def _encoded(body: bytes, status: int, *, is_gzipped: bool) -> Response:
    response = Response(body, status, mimetype="text/html")
    response.headers["Vary"] = "Accept-Encoding"
    if is_gzipped:
        response.headers["Content-Encoding"] = "gzip"
    return response


def _questionnaire(screen: Screen, *, token: str) -> str:
    return _render("questionnaire", screen.language, screen=screen, token=token)


def _notice(kind: str, spoken: Spoken) -> Notice:
    heading, text = (
        getattr(spoken.phrases, f"{kind}_{part}") for part in ("heading", "text")
    )
    title = getattr(spoken.plain, f"{kind}_heading")
    return Notice(spoken.language, heading, text, title)


def _said(template: str, spoken: Spoken, **values: object) -> str:
    phrases = {"phrases": spoken.phrases, "plain": spoken.plain}
    return _render(template, spoken.language, **phrases, **values)


def _render(template: str, spoken: str, **values: object) -> str:
    known = {"stylesheet": STYLESHEET, "letters": letters_of(spoken)}
    return render_template(f"respond/{template}.html", spoken=spoken, **known, **values)
