"""Documents other people write: every value checked, every problem kept, one digest."""

import hashlib
import json
import math
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

Texts = Mapping[str, str]  # one text a language

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
LONGEST = 600  # characters; a question or a phrase is far shorter
LONGEST_NOTE = 4000
REFUSED = {"Cc", "Cs", "Co", "Cn"}  # control, surrogate, private, unassigned
VARIABLE = re.compile(r"\{([a-z_]+)\}")


class DocumentError(ValueError):
    """A document is refused; `problems` says every reason, each with its place."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


@dataclass(frozen=True)
class Table:
    """A table of a document, its place, and the list where problems are noted.

    Every reader returns a usable value after noting a problem, so that one
    reading finds them all.
    """

    values: Mapping[str, object]
    place: str
    problems: list[str]

    def note(self, problem: str) -> None:
        """Keep a problem, with the place it was found at."""
        self.problems.append(f"{self.place}: {problem}" if self.place else problem)

    def refuse_unknown(self, known: Collection[str]) -> None:
        """Note every key that nobody would read."""
        for key in self.values:
            if key not in known:
                self.note(f'unknown key "{key}"; known: {", ".join(known)}')

    def text(self, key: str, variables: Collection[str] = ()) -> str:
        """Return a required text, in NFC and with single spaces."""
        return self._clean(self.values.get(key), key, variables=variables)

    def texts(
        self,
        key: str,
        languages: Sequence[str],
        *,
        variables: Collection[str] = (),
        longest: int = LONGEST,
    ) -> dict[str, str]:
        """Return a required text in exactly these languages."""
        given = self._languages(key, languages)
        return {
            language: self._clean(
                given[language],
                f"{key}.{language}",
                variables=variables,
                longest=longest,
            )
            for language in languages
            if language in given
        }

    def lists(
        self, key: str, languages: Sequence[str], *, length: int
    ) -> dict[str, tuple[str, ...]]:
        """Return a required list of distinct texts in exactly these languages."""
        given = self._languages(key, languages)
        return {
            language: self._list(given[language], f"{key}.{language}", length=length)
            for language in languages
            if language in given
        }

    def languages_of(self, key: str) -> tuple[str, ...]:
        """Return the languages a text is given in."""
        given = self.values.get(key)
        if not isinstance(given, Mapping) or not given:
            self.note(f'{key} must give a text a language, such as {key}.vi = "…"')
            return ()
        for language in given:
            if not LANGUAGE.fullmatch(language):
                self.note(
                    f'{key}: "{language}" is not a language code such as vi, en, km'
                )
        return tuple(given)

    def whole(self, key: str, default: int, *, low: int, high: int) -> int:
        """Return a whole number between two bounds, both allowed."""
        value = self.values.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int):
            self.note(f"{key} must be a whole number, got {value!r}")
        elif low <= value <= high:
            return value
        else:
            self.note(f"{key} must lie between {low} and {high}, got {value}")
        return default

    def number(self, key: str, default: float) -> float:
        """Return a finite number."""
        value = self.values.get(key, default)
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if is_number and math.isfinite(value):  # type: ignore[arg-type]
            return float(value)  # type: ignore[arg-type]
        self.note(f"{key} must be a finite number, got {value!r}")
        return default

    def day(self, key: str) -> date | None:
        """Return a date, given as one or as YYYY-MM-DD, or None without one."""
        value = self.values.get(key)
        if value is None or type(value) is date:  # a datetime is a date as well
            return value
        try:
            return date.fromisoformat(value)  # type: ignore[arg-type]
        except (TypeError, ValueError):
            self.note(f"{key} must be a date such as 2026-01-31, got {value!r}")
            return None

    def choice(self, key: str, allowed: Sequence[str]) -> str:
        """Return one of the allowed words."""
        value = self.values.get(key)
        if isinstance(value, str) and value in allowed:
            return value
        words = ", ".join(f'"{word}"' for word in allowed)
        self.note(f"{key} must be one of {words}, got {value!r}")
        return allowed[0]

    def flag(self, key: str) -> bool:
        """Return a required true or false."""
        value = self.values.get(key)
        if not isinstance(value, bool):
            self.note(f"{key} must be true or false, got {value!r}")
        return value is True

    def table(self, key: str) -> "Table | None":
        """Return a table inside this one, or None without one."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, Mapping):
            self.note(f"{key} must be a table, got {value!r}")
            return None
        return Table(value, self._below(key), self.problems)

    def tables(self, key: str) -> list["Table"]:
        """Return the required, non-empty list of tables, each placed by its code."""
        value = self.values.get(key)
        if not isinstance(value, list) or not value:
            self.note(f"needs at least one {key}")
            return []
        found = [self._numbered(key, n, row) for n, row in enumerate(value, start=1)]
        return [table for table in found if table is not None]

    def _numbered(self, key: str, number: int, row: object) -> "Table | None":
        if not isinstance(row, Mapping):
            self.note(f"{key} {number} must be a table, got {row!r}")
            return None
        code = row.get("code")
        name = f'{key} "{code}"' if isinstance(code, str) and code else None
        return Table(row, self._below(name or f"{key} {number}"), self.problems)

    def _below(self, name: str) -> str:
        return f"{self.place}, {name}" if self.place else name

    def _languages(self, key: str, languages: Sequence[str]) -> Mapping[str, object]:
        given = self.values.get(key)
        if not isinstance(given, Mapping):
            self.note(f"{key} must be given in {', '.join(languages)}")
            return {}
        for language in languages:
            if language not in given:
                self.note(f'{key} lacks the language "{language}"')
        for language in given:
            if language not in languages:
                self.note(f'{key} has a language "{language}" that the title lacks')
        return given

    def _list(self, value: object, key: str, *, length: int) -> tuple[str, ...]:
        if not isinstance(value, list | tuple) or len(value) != length:
            self.note(f"{key} must be a list of {length} texts, got {value!r}")
            return ()
        words = tuple(self._clean(word, key) for word in value)
        if len(set(words)) < length:
            self.note(f"{key} repeats a text")
        return words

    def _clean(
        self,
        value: object,
        key: str,
        *,
        variables: Collection[str] = (),
        longest: int = LONGEST,
    ) -> str:
        if not isinstance(value, str) or not value.strip():
            self.note(f"{key} must be a text, got {value!r}")
            return ""
        text = unicodedata.normalize("NFC", " ".join(value.split()))
        if len(text) > longest:
            self.note(f"{key} has {len(text)} characters, at most {longest} allowed")
        if any(unicodedata.category(character) in REFUSED for character in text):
            self.note(f"{key} has a control or unassigned character: {text!r}")
        if unknown := _strange_braces(text, variables):
            allowed = ", ".join(f"{{{name}}}" for name in variables) or "none"
            self.note(f"{key} has {unknown}; variables allowed: {allowed}")
        return text


def _strange_braces(text: str, variables: Collection[str]) -> str:
    for name in VARIABLE.findall(text):
        if name not in variables:
            return f'the unknown variable "{{{name}}}"'
    rest = VARIABLE.sub("", text)
    return "a brace that belongs to no variable" if set(rest) & set("{}") else ""


def canonical(document: Mapping[str, object]) -> bytes:
    """Return a JSON-able document as the bytes that its digest is taken of."""
    return json.dumps(
        document,
        ensure_ascii=False,
        allow_nan=False,
        sort_keys=True,
        separators=(",", ":"),
    ).encode()


def digest(document: Mapping[str, object]) -> str:
    """Return the SHA-256 of a document, in hexadecimal."""
    return hashlib.sha256(canonical(document)).hexdigest()
