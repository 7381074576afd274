"""What stands in an address, as the document tells of it."""

from collections.abc import Iterable, Mapping
from typing import Any

from survey.api.asked import CODE, Asked

ARGUMENTS: dict[str, dict[str, Any]] = {
    "code": {"type": "string", "pattern": CODE},
    "number": {"type": "integer", "minimum": 1, "maximum": 99999},
}
SAID = ("type", "enum", "pattern", "minimum", "maximum", "default")


def arguments(names: Iterable[str]) -> list[dict[str, Any]]:
    """Return the parts of a path that are to be filled in."""
    return [
        {"name": name, "in": "path", "required": True, "schema": ARGUMENTS[name]}
        for name in names
    ]


def parameters(asked: type[Asked], shape: str) -> list[dict[str, Any]]:
    """Return what may stand after the question mark."""
    schema = asked.model_json_schema(ref_template=shape)
    return [
        {
            "name": name,
            "in": "query",
            "required": False,
            "description": found["description"],
            "schema": _never_null(found, schema.get("$defs", {})),
        }
        for name, found in schema["properties"].items()
    ]


def _never_null(found: Mapping[str, Any], shared: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema of a value: in an address it is there or not, never null."""
    either = [one for one in found.get("anyOf", []) if one.get("type") != "null"]
    [inner] = either or [found]
    name = inner.get("$ref", "").rpartition("/")[2]
    schema = {**found, **shared.get(name, inner)}
    return {name: schema[name] for name in SAID if schema.get(name) is not None}
