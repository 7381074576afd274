"""Methods in TOML files: the shipped ones, and those an office writes itself."""

import tomllib
from pathlib import Path

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
        raise MethodError([f"{path.name}: cannot be read: {error.strerror}"]) from None
    except UnicodeDecodeError as error:
        raise MethodError([f"{path.name}: must be UTF-8: {error.reason}"]) from None
    except MethodError as error:
        problems = [f"{path.name}: {problem}" for problem in error.problems]
        raise MethodError(problems) from None


def method_of_toml(text: str) -> Method:
    """Return the method of a TOML text, or raise `MethodError`."""
    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise MethodError([f"not TOML: {error}"]) from None
    return parse_method(document)
