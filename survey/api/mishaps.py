"""The errors of the API, as its document tells of them."""

from collections.abc import Collection
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from survey.api.asked import Asked, OfUnitsAsked
from survey.problems import MEDIA_TYPE

SAID = {
    400: "A parameter is wrong: which one, and what is allowed.",
    401: "No token, or one that is void.",
    403: "In sight, but the role does not allow it.",
    404: "Not there, or outside the units of the token.",
    406: "The answer is JSON; nothing else can be had.",
    429: "Asked too often; `Retry-After` says how many seconds to wait.",
    503: "The database is out for a moment; `Retry-After` says how long.",
}
WITH_HEADER = {401: "WWW-Authenticate", 429: "Retry-After", 503: "Retry-After"}


class Problem(BaseModel):
    """An error, as RFC 9457 has it; `detail` is in the language of `lang`."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": "about:blank",
                    "title": "Không tìm thấy",
                    "status": 404,
                    "detail": "Không có đơn vị nào mang mã “X1”.",
                }
            ]
        }
    )

    type: str
    title: str
    status: int = Field(ge=400, le=599)
    detail: str


def mishaps(shape: str) -> dict[str, Any]:
    """Return every error by its status."""
    return {str(status): _mishap(status, shape) for status in SAID}


def errors_of(asked: type[Asked], arguments: Collection[str]) -> dict[str, Any]:
    """Return the errors that one way of asking can meet."""
    names_something = bool(arguments) or issubclass(asked, OfUnitsAsked)
    met = (status for status in SAID if names_something or status != 404)
    return {str(s): {"$ref": f"#/components/responses/{s}"} for s in met}


def _mishap(status: int, shape: str) -> dict[str, Any]:
    schema = {"$ref": shape.format(model=Problem.__name__)}
    found: dict[str, Any] = {
        "description": SAID[status],
        "content": {MEDIA_TYPE: {"schema": schema}},
    }
    if status in WITH_HEADER:
        header = {"required": True, "schema": {"type": "string"}}
        found["headers"] = {WITH_HEADER[status]: header}
    return found
