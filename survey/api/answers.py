"""Answers with what lets a program ask again cheaply: ETag, Cache-Control, Link."""

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import TypeVar
from urllib.parse import urlencode

from flask import Response, current_app, request
from pydantic import BaseModel

from survey.api.asked import PageAsked
from survey.api.queries import Scope
from survey.models import Release
from survey.version import software_version

PASSING = "private, no-store"  # of today: nobody keeps a copy of it
FROZEN = "private, max-age=3600"  # never changes; the reader's rights may
Row = TypeVar("Row")


def cut(
    rows: Sequence[Row], asked: PageAsked, cursor: Callable[[Row], str]
) -> tuple[Sequence[Row], str | None]:
    """Return the rows of a page, and the cursor of the next if one more was read."""
    kept = rows[: asked.limit]
    return kept, cursor(kept[-1]) if len(rows) > len(kept) else None


def passing(told: BaseModel) -> Response:
    """Answer with what may be different tomorrow: its ETag is weak."""
    body = told.model_dump_json()
    answer = _answer(body, PASSING, getattr(told, "next", None))
    answer.set_etag(sha256(body.encode()).hexdigest(), weak=True)
    answer.make_conditional(request)
    return answer


def frozen(release: Release, scope: Scope, make: Callable[[], BaseModel]) -> Response:
    """Answer with a part of a release: who has it already is spared the making."""
    tag = _tag(release, scope)
    if request.if_none_match.contains(tag):
        answer = _answer("", FROZEN, None)
    else:
        told = make()
        answer = _answer(told.model_dump_json(), FROZEN, getattr(told, "next", None))
    answer.set_etag(tag)
    answer.make_conditional(request)
    return answer


def _tag(release: Release, scope: Scope) -> str:
    """Return what stands for an answer: the release, the address, who may see what."""
    seen = "" if scope is None else ",".join(str(id_) for id_ in sorted(scope))
    parts = (
        *(release.input_digest, release.figures_digest, release.further_digest),
        *(str(release.id), request.full_path, seen, software_version()),
    )
    return sha256("\n".join(parts).encode(errors="surrogatepass")).hexdigest()


def _answer(body: str, caching: str, after: str | None) -> Response:
    answer = Response(body, mimetype="application/json")
    answer.headers["Cache-Control"] = caching
    answer.vary.add("Authorization")
    if after is not None:
        answer.headers["Link"] = f'<{_address(after)}>; rel="next"'
    return answer


def _address(after: str) -> str:
    """Return the public address of the next page: the same question, further on."""
    query = urlencode({**request.args.to_dict(), "after": after})
    settings = current_app.config["HAILONG"]
    return f"{settings.address}{request.path}?{query}"
