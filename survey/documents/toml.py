"""Documents written as TOML, so that people can edit what the database keeps."""

import json
from collections.abc import Iterator, Mapping, Sequence


def to_toml(document: Mapping[str, object]) -> str:
    """Return a document of texts, numbers, lists and tables as TOML."""
    return "\n".join(_table(document, ())) + "\n"


def _table(table: Mapping[str, object], path: tuple[str, ...]) -> Iterator[str]:
    """Yield a table's own values first: after a header, TOML takes no more."""
    tables = {k: v for k, v in table.items() if _is_tables(v)}
    for key, value in table.items():
        if key not in tables:
            yield from _values(key, value)
    for key, rows in tables.items():
        inner = (*path, key)
        for row in rows:  # type: ignore[attr-defined]
            yield ""
            yield f"[[{'.'.join(inner)}]]"
            yield from _table(row, inner)


def _values(key: str, value: object) -> Iterator[str]:
    if value is None:
        return  # TOML knows no null: what is not there is not said
    if isinstance(value, Mapping):
        for inner, part in value.items():
            yield from _values(f"{key}.{inner}", part)
    else:
        yield f"{key} = {_scalar(value)}"


def _is_tables(value: object) -> bool:
    return isinstance(value, Sequence) and any(isinstance(v, Mapping) for v in value)


def _scalar(value: object) -> str:
    # For texts, numbers, true, false and lists of them JSON is TOML, but for
    # DEL, which JSON leaves bare.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
