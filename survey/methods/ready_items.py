"""Ready items to put into questionnaires: who answers, the visit, the ten needs."""

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent / "items"
SECTIONS = ("visit", "needs", "respondent")  # who answers is asked last


@cache
def _sections() -> tuple[dict[str, Any], ...]:
    files = (FOLDER / f"{name}.toml" for name in SECTIONS)
    return tuple(tomllib.loads(file.read_text(encoding="utf-8")) for file in files)


def ready_sections(languages: Sequence[str]) -> list[dict[str, Any]]:
    """Return the ready sections as they stand in a document, in these languages.

    Raises `KeyError` for a language they are not written in.
    """
    return [_in_languages(section, languages) for section in _sections()]


def ready_languages() -> tuple[str, ...]:
    """Return the languages that ready items are written in."""
    return tuple(_sections()[0]["name"])


def _in_languages(table: dict[str, Any], languages: Sequence[str]) -> dict[str, Any]:
    """Return a copy of a table, each text cut to the languages."""
    found: dict[str, Any] = {}
    for key, value in table.items():
        if key in {"text", "name"}:
            found[key] = {language: value[language] for language in languages}
        elif key in {"item", "option"}:
            found[key] = [_in_languages(row, languages) for row in value]
        else:
            found[key] = value
    return found
