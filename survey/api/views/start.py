"""Where to begin, and the document of it all."""

import json
from hashlib import sha256

from flask import Response, current_app, request, url_for
from flask.typing import ResponseReturnValue

from survey.access import with_token
from survey.api.answers import passing
from survey.api.asked import Asked, asked_for
from survey.api.blueprint import bp
from survey.api.described import described
from survey.api.document import document_of
from survey.api.shapes import Start


@bp.get("/")
@described(
    "Các địa chỉ để bắt đầu",
    "Links to the lists and to this document.",
    told=Start,
    tag="start",
)
@with_token
def start() -> ResponseReturnValue:
    """Lead to the lists."""
    asked_for(Asked)
    places = ("units", "rounds", "document")
    return passing(Start(**{place: url_for(f"api.{place}") for place in places}))


@bp.get("/openapi.json")
def document() -> ResponseReturnValue:
    """Say what can be asked: of the software, not of anybody's data."""
    address = current_app.config["HAILONG"].address
    body = json.dumps(document_of(current_app, address), ensure_ascii=False)
    answer = Response(body, mimetype="application/json")
    answer.set_etag(sha256(body.encode()).hexdigest())
    answer.headers["Cache-Control"] = "no-cache"
    return answer.make_conditional(request)
