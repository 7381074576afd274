"""Errors as programs read them: `application/problem+json` (RFC 9457)."""

from collections.abc import Mapping

from flask import Response, json, request

API = "/api/"  # below it everything is asked for, and answered, by programs
MEDIA_TYPE = "application/problem+json"


def is_asked_by_program() -> bool:
    """Return whether the request is for an address that only programs ask for."""
    return request.path.startswith(API)


def problem_answer(
    status: int, *, title: str, message: str, headers: Mapping[str, str]
) -> Response:
    """Return what a program is told of an error: what a person would read."""
    told = {"type": "about:blank", "title": title, "status": status, "detail": message}
    body = json.dumps(told, ensure_ascii=False)
    return Response(body, status, headers=dict(headers), mimetype=MEDIA_TYPE)
