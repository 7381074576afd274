"""The questionnaire languages: one TOML file each, all with the same keys."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from survey.documents import LANGUAGE, DocumentError, Table
from survey.documents.prose import Prose
from survey.languages.phrases import KEYS, VARIABLES, Phrases

FOLDER = Path(__file__).resolve().parent


class LanguageError(DocumentError):
    """Phrases are refused; `problems` says which language, key, and why."""


def read_languages(folder: Path = FOLDER) -> dict[str, Phrases]:
    """Return the phrases of every language in a folder, Vietnamese first."""
    problems: list[str] = []
    found = {
        path.stem: read_phrases(_document(path, problems), path.name, problems=problems)
        for path in sorted(folder.glob("*.toml"), key=_vietnamese_first)
    }
    if not found:
        problems.append(f"{folder.name}: no language file such as vi.toml")
    if problems:
        raise LanguageError(problems)
    return found


def read_phrases(
    values: Mapping[str, object], place: str, *, problems: list[str]
) -> Phrases:
    """Return the phrases of a table; what is wrong with it is added to `problems`."""
    table = Table(values, place, problems)
    table.refuse_unknown(KEYS)
    texts = (table.text(key, Prose(variables=VARIABLES.get(key, ()))) for key in KEYS)
    return Phrases(*texts)


def _document(path: Path, problems: list[str]) -> dict[str, object]:
    if not LANGUAGE.fullmatch(path.stem):
        problems.append(f"{path.name}: the name must be a language code, as in vi.toml")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        problems.append(f"{path.name}: cannot be read as TOML: {error}")
        return {}


def _vietnamese_first(path: Path) -> tuple[bool, str]:
    return path.stem != "vi", path.stem
