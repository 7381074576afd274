"""The page of a kiosk, and the version it is known by.

A tablet that shows another version asks for the page anew once nobody is answering.
"""

from dataclasses import dataclass
from hashlib import sha256

from flask import current_app, render_template
from flask_babel import get_locale
from markupsafe import Markup

from survey import clock
from survey.kiosk_keys import unlocking_code
from survey.qrcodes import counter_address, qr_svg
from survey.respond.keeping import Kept
from survey.respond.kiosk.bundles import address_of
from survey.respond.kiosk.devices import Device
from survey.respond.kiosk.here import open_counter, settings, takes_phones
from survey.respond.kiosk.resting import why_resting
from survey.respond.kiosk.screens import (
    Spoken,
    privacy_at_start,
    spoken_screens,
    words_at_start,
)
from survey.respond.kiosk.spoken import spoken_words
from survey.respond.places import OpenCounter
from survey.respond.requested import desk

STYLE, SCRIPT, LOST_SCRIPT = "kiosk.css", "kiosk.js", "lost.js"
VERSIONS = 4096
AN_HOUR = 3_600  # seconds; the reason why a kiosk rests may change

Key = tuple[str, OpenCounter | None, bool, str]


@dataclass(frozen=True, slots=True)
class KioskPage:
    """A page and the version it is known by."""

    html: str
    version: str


def kept_versions() -> Kept[Key, str]:
    """Return the place where one process keeps what its kiosks' pages are known by.

    Every tablet asks for it each minute; for the page itself, once in a while.
    """
    return Kept(most=VERSIONS, seconds=AN_HOUR)


def version_of(found: Device) -> str:
    """Return what the page is known by that a paired tablet should show today."""
    key = found.counter, open_counter(found), takes_phones(found), str(get_locale())
    versions: Kept[Key, str] = current_app.extensions["hailong_kiosk_versions"]
    return versions.get(key, lambda: page_of(found).version)


def page_of(found: Device) -> KioskPage:
    """Return the page that a paired tablet shows today."""
    return _made(found, open_counter(found))


def files_of_page() -> list[str]:
    """Return the addresses of what a page needs besides itself."""
    return [address_of(STYLE), address_of(SCRIPT)]


def unlocking_digest(counter: str) -> str:
    """Return what a tablet checks the staff's digits against, offline too."""
    secret: str = current_app.config["SECRET_KEY"]
    return sha256(unlocking_code(secret, counter).encode()).hexdigest()


def _made(found: Device, counter: OpenCounter | None) -> KioskPage:
    spoken = _spoken(counter)
    html = render_template(
        "kiosk/kiosk.html",
        device=found,
        counter=counter,
        spoken=spoken,
        has_recordings=any(one.has_recordings for one in spoken),
        words=words_at_start(spoken) or spoken_words(),
        privacy=privacy_at_start(spoken),
        resting_because=_why_resting(found, counter),
        poster=_poster(found.counter),
        steps_address=f"{settings().address}/k/{found.counter}/",
        unlocking=unlocking_digest(found.counter),
        zone=settings().timezone,
        style=address_of(STYLE),
        script=address_of(SCRIPT),
    )
    version = sha256(html.encode()).hexdigest()[:12]
    # Its own version cannot be in what it is computed from.
    return KioskPage(
        html.replace('data-version=""', f'data-version="{version}"'), version
    )


def _spoken(counter: OpenCounter | None) -> tuple[Spoken, ...]:
    if counter is None:
        return ()
    return spoken_screens(counter, desk().form(counter.place.questionnaire_id))


def _why_resting(found: Device, counter: OpenCounter | None) -> str:
    if counter is not None:
        return ""
    return why_resting(desk(), found.counter, clock.today(settings().zone))


def _poster(code: str) -> Markup:
    """Return the QR code of the counter, for a page without scripts."""
    address = counter_address(settings().address, code)
    # Ours, and escaped where it is made.
    return Markup(qr_svg(address, title=address))  # noqa: S704
