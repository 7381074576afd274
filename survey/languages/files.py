"""The questionnaire languages: one TOML file each, all with the same keys."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from flask_babel import gettext as _

from survey.documents import LANGUAGE, DocumentError, Flaw, Table, flaw
from survey.documents.prose import Prose
from survey.languages.phrases import KEYS, VARIABLES, Phrases

FOLDER = Path(__file__).resolve().parent


class LanguageError(DocumentError):
    """Phrases are refused; `flaws` say which language, key, and why."""


def read_languages(folder: Path = FOLDER) -> dict[str, Phrases]:
    """Return the phrases of every language in a folder, Vietnamese first."""
    flaws: list[Flaw] = []
    found = {
        path.stem: read_phrases(_document(path, flaws), path.name, flaws=flaws)
        for path in sorted(folder.glob("*.toml"), key=_vietnamese_first)
    }
    if not found:
        words = _("không có tệp ngôn ngữ nào, như vi.toml")
        flaws.append(flaw(words, place=folder.name))
    if flaws:
        raise LanguageError(flaws)
    return found


def read_phrases(
    values: Mapping[str, object], place: str, *, flaws: list[Flaw]
) -> Phrases:
    """Return the phrases of a table; what is wrong with it is added to `flaws`."""
    table = Table(values, place, flaws)
    table.refuse_unknown(KEYS)
    texts = (table.text(key, Prose(variables=VARIABLES.get(key, ()))) for key in KEYS)
    return Phrases(*texts)


def _document(path: Path, flaws: list[Flaw]) -> dict[str, object]:
    if not LANGUAGE.fullmatch(path.stem):
        words = _("tên tệp phải là mã ngôn ngữ, như vi.toml")
        flaws.append(flaw(words, place=path.name))
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        words = _("không đọc được như TOML: %(why)s")
        flaws.append(flaw(words, place=path.name, why=error))
        return {}


def _vietnamese_first(path: Path) -> tuple[bool, str]:
    return path.stem != "vi", path.stem
