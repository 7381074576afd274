"""The document of the API (OpenAPI 3.1), made from its routes and shapes."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from flask import Flask
from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode, models_json_schema
from werkzeug.routing import Rule

from survey.api.described import Description, description_of
from survey.api.mishaps import Problem, errors_of, mishaps
from survey.api.parameters import arguments, parameters

Route = tuple[Rule, Description]
SERIALISED: JsonSchemaMode = "serialization"
SHAPE = "#/components/schemas/{model}"
ARGUMENT = re.compile(r"<(?:[^:<>]+:)?(\w+)>")
ABOUT = (
    "Results of citizen-satisfaction surveys, read only. What a token may read is what "
    "its person may see in the pages, no more. Releases are frozen: figures never "
    "change, a newer release has a new number. docs/api.md has examples."
)
BEARER = "`Authorization: Bearer hl_…`; made by a person at Tài khoản (Account)."


def document_of(app: Flask, address: str) -> dict[str, Any]:
    """Return the document of an installation at an address."""
    routes = list(_routes(app))
    scheme = {"type": "http", "scheme": "bearer", "description": BEARER}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Hài Lòng", "version": "1", "description": ABOUT},
        "servers": [{"url": address}],
        "security": [{"token": []}],
        "paths": {
            ARGUMENT.sub(r"{\1}", rule.rule): {"get": _operation(rule, one)}
            for rule, one in routes
        },
        "components": {
            "schemas": _shapes(one for _rule, one in routes),
            "responses": mishaps(SHAPE),
            "securitySchemes": {"token": scheme},
        },
    }


def _routes(app: Flask) -> Iterator[Route]:
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        found = description_of(app.view_functions[rule.endpoint])
        if found is not None:
            yield rule, found


def _operation(rule: Rule, one: Description) -> dict[str, Any]:
    names = ARGUMENT.findall(rule.rule)
    return {
        "operationId": rule.endpoint.partition(".")[2].strip("_"),
        "tags": [one.tag],
        "summary": one.summary,
        "description": one.said,
        "parameters": [*arguments(names), *parameters(one.asked, SHAPE)],
        "responses": {
            "200": _success(one.told),
            "304": {"description": "What `If-None-Match` names is still so."},
            **errors_of(one.asked, names),
        },
    }


def _success(told: type[BaseModel]) -> dict[str, Any]:
    headers = {"ETag": {"schema": {"type": "string"}}}
    if "next" in told.model_fields:
        headers["Link"] = {"schema": {"type": "string"}}
    schema = {"$ref": SHAPE.format(model=told.__name__)}
    return {
        "description": (told.__doc__ or "").partition("\n")[0],
        "headers": headers,
        "content": {"application/json": {"schema": schema}},
    }


def _shapes(described: Iterable[Description]) -> dict[str, Any]:
    told: list[type[BaseModel]] = [*(one.told for one in described), Problem]
    wanted = [(shape, SERIALISED) for shape in dict.fromkeys(told)]
    _references, schemas = models_json_schema(wanted, ref_template=SHAPE)
    found: dict[str, Any] = schemas["$defs"]
    return found
