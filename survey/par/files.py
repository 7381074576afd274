"""Sets of criteria in TOML: the shipped ones, and those an office writes itself."""

import tomllib
from pathlib import Path

from flask_babel import gettext as _

from survey.documents import flaw
from survey.par.criteria import CriteriaSet
from survey.par.parse import CriteriaSetError, parse_criteria_set

FOLDER = Path(__file__).resolve().parent / "sets"


def shipped_sets() -> dict[str, Path]:
    """Return the files of the sets that come with the product, by name."""
    return {path.stem: path for path in sorted(FOLDER.glob("*.toml"))}


def criteria_set_of_toml(text: str) -> CriteriaSet:
    """Return the set of a TOML text, or raise `CriteriaSetError`."""
    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # also a number far too long
        words = _("không đúng dạng %(form)s: %(why)s")
        raise CriteriaSetError([flaw(words, form="TOML", why=error)]) from None
    return parse_criteria_set(document)
