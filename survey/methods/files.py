"""Methods in TOML files: the shipped ones, and those an office writes itself."""

import tomllib
from pathlib import Path

from flask_babel import gettext as _

from survey.documents import flaw
from survey.methods.method import Method
from survey.methods.parse import MethodError, parse_method

FOLDER = Path(__file__).resolve().parent


def shipped() -> dict[str, Path]:
    """Return the files of the methods that come with the product, by code."""
    return {path.stem: path for path in sorted(FOLDER.glob("*.toml"))}


def read_method(path: Path) -> Method:
    """Return the method of a TOML file, or raise `MethodError` naming the file."""
    try:
        return method_of_toml(path.read_text(encoding="utf-8"))
    except OSError as error:
        words = _("không đọc được: %(why)s")
        raise MethodError([flaw(words, place=path.name, why=error.strerror)]) from None
    except UnicodeDecodeError as error:
        words = _("phải là UTF-8: %(why)s")
        raise MethodError([flaw(words, place=path.name, why=error.reason)]) from None
    except MethodError as error:
        raise MethodError(one.within(path.name) for one in error.flaws) from None


def method_of_toml(text: str) -> Method:
    """Return the method of a TOML text, or raise `MethodError`."""
    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # also a number far too long
        words = _("không đúng dạng %(form)s: %(why)s")
        raise MethodError([flaw(words, form="TOML", why=error)]) from None
    return parse_method(document)
