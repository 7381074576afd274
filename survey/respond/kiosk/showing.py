"""The page of a kiosk, and the script that keeps it for when there is no network."""

from flask import Response, json, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from survey.assets import ONE_YEAR, STATIC
from survey.respond.encoding import accepts_gzip
from survey.respond.kiosk.blueprint import bp
from survey.respond.kiosk.bundles import PARTS, address_of, bundle
from survey.respond.kiosk.devices import PATH, hand_over, sent_key
from survey.respond.kiosk.here import device, paired_device
from survey.respond.kiosk.page import (
    LOST_SCRIPT,
    STYLE,
    files_of_page,
    page_of,
    version_of,
)

FOR_GOOD = f"public, max-age={ONE_YEAR}, immutable"
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
    files = json.dumps([PATH, *files_of_page()])
    source = WORKER.read_text(encoding="utf-8")
    head = f'const VERSION = "{version}";\nconst FILES = {files};\n'
    response = Response(head + source, mimetype="text/javascript")
    response.headers["Service-Worker-Allowed"] = PATH
    return response


@bp.get("/tep/<name>")
def file_of_page(name: str) -> ResponseReturnValue:
    """Send a bundle: it holds nothing that is a kiosk's own."""
    if name not in PARTS:
        raise NotFound
    found = bundle(name)
    is_gzipped = accepts_gzip(request.headers.get("Accept-Encoding", ""))
    sent = found.gzipped if is_gzipped else found.plain
    response = Response(sent, mimetype=found.media_type)
    if is_gzipped:
        response.headers["Content-Encoding"] = "gzip"
    response.vary.add("Accept-Encoding")
    # What an old page asks for by its version is no longer there to be kept.
    is_this = request.args.get("v") == found.version
    response.headers["Cache-Control"] = FOR_GOOD if is_this else "no-cache"
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
        style=address_of(STYLE),
        script=address_of(LOST_SCRIPT),
    )
    return html, 403 if was_paired and status == 200 else status
