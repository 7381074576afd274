"""The page of a kiosk, and the script that keeps it for when there is no network."""

from flask import Response, json, render_template
from flask.typing import ResponseReturnValue

from survey.assets import STATIC, asset
from survey.respond.kiosk.blueprint import bp
from survey.respond.kiosk.devices import PATH, hand_over, sent_key
from survey.respond.kiosk.here import device, paired_device
from survey.respond.kiosk.page import (
    LOST_SCRIPTS,
    STYLE,
    page_of,
    script_addresses,
    version_of,
)

WORKER = STATIC / "kiosk" / "worker.js"


@bp.get("")
def kiosk() -> ResponseReturnValue:
    """Show the kiosk of a paired tablet; ask any other one for a pairing code."""
    found = device()
    if found is None or found.is_revoked:
        return lost_page(was_paired=bool(sent_key()))
    response = Response(page_of(found).html, mimetype="text/html")
    hand_over(response, sent_key())  # anew: it shall not run out
    return response


@bp.get("/worker.js")
def worker() -> ResponseReturnValue:
    """Return the service worker of the page as it is now."""
    version = version_of(paired_device())
    files = json.dumps([PATH, *script_addresses()])
    source = WORKER.read_text(encoding="utf-8")
    head = f'const VERSION = "{version}";\nconst FILES = {files};\n'
    response = Response(head + source, mimetype="text/javascript")
    response.headers["Service-Worker-Allowed"] = PATH
    return response


def lost_page(
    *, was_paired: bool = False, typed: str = "", error: str = "", status: int = 200
) -> ResponseReturnValue:
    """Return the page of a tablet that is not paired, or no more; its sheets stay."""
    html = render_template(
        "kiosk/pair.html",
        was_paired=was_paired,
        typed=typed,
        error=error,
        style=asset(STYLE),
        scripts=[asset(name) for name in LOST_SCRIPTS],
    )
    return html, 403 if was_paired and status == 200 else status
