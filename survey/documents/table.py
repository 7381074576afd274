"""A table of a document: readers that note what is wrong and go on."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from survey.documents.prose import LANGUAGE, SENTENCE, Prose, cleaned

HUGE = 1e9


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

    def text(self, key: str, kind: Prose = SENTENCE) -> str:
        """Return a required text."""
        return self._text(self.values.get(key), key, kind=kind)

    def texts(
        self, key: str, languages: Sequence[str], *, kind: Prose = SENTENCE
    ) -> dict[str, str]:
        """Return a required text in exactly these languages."""
        return {
            language: self._text(text, f"{key}.{language}", kind=kind)
            for language, text in self._by_language(key, languages).items()
        }

    def lists(
        self, key: str, languages: Sequence[str], *, length: int
    ) -> dict[str, tuple[str, ...]]:
        """Return a required list of distinct texts in exactly these languages."""
        return {
            language: self._list(words, f"{key}.{language}", length=length)
            for language, words in self._by_language(key, languages).items()
        }

    def languages_of(self, key: str) -> tuple[str, ...]:
        """Return the languages a text is given in, in alphabetical order."""
        given = self.values.get(key)
        if not isinstance(given, Mapping) or not given:
            self.note(f'{key} must give a text a language, such as {key}.vi = "…"')
            return ()
        for code in given:
            if not LANGUAGE.fullmatch(code):
                self.note(f'{key}: "{code}" is no language code such as vi, en, km')
        return tuple(sorted(given))

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
        """Return a finite number of ordinary size."""
        value = self.values.get(key, default)
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if is_number and -HUGE < value < HUGE:  # type: ignore[operator]
            return float(value)  # type: ignore[arg-type]
        self.note(f"{key} must be a number, got {value!r}")
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

    def words(self, key: str) -> tuple[str, ...]:
        """Return a required, non-empty list of distinct words."""
        value = self.values.get(key)
        if isinstance(value, list) and value:
            return self._list(value, key, length=len(value))
        self.note(f"{key} must be a list of texts, got {value!r}")
        return ()

    def flag(self, key: str, *, default: bool | None = None) -> bool:
        """Return a true or false, required unless there is a default."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            self.note(f"{key} must be true or false, got {value!r}")
        return value is True

    def table(self, key: str) -> "Table":
        """Return a required table inside this one."""
        value = self.values.get(key)
        if isinstance(value, Mapping):
            return Table(value, self._below(key), self.problems)
        self.note(f"{key} must be a table, got {value!r}")
        return Table({}, self._below(key), [])

    def tables(self, key: str) -> list["Table"]:
        """Return the required, non-empty list of tables, each placed by its code."""
        value = self.values.get(key)
        if not isinstance(value, list) or not value:
            self.note(f"needs at least one {key}")
            return []
        for number, row in enumerate(value, start=1):
            if not isinstance(row, Mapping):
                self.note(f"{key} {number} must be a table, got {row!r}")
        return [
            Table(row, self._below(_name(key, number, row=row)), self.problems)
            for number, row in enumerate(value, start=1)
            if isinstance(row, Mapping)
        ]

    def _below(self, name: str) -> str:
        return f"{self.place}, {name}" if self.place else name

    def _by_language(self, key: str, languages: Sequence[str]) -> Mapping[str, object]:
        given = self.values.get(key)
        if not isinstance(given, Mapping):
            self.note(f"{key} must be given in each language, as {key}.vi = …")
            return {}
        known = ", ".join(languages)
        for code in languages:
            if code not in given:
                self.note(f'{key} lacks the language "{code}"')
        for code in given:
            if code not in languages:
                self.note(f'{key} has the language "{code}"; allowed: {known}')
        return {code: given[code] for code in languages if code in given}

    def _list(self, value: object, key: str, *, length: int) -> tuple[str, ...]:
        if not isinstance(value, list | tuple) or len(value) != length:
            self.note(f"{key} must be a list of {length} texts, got {value!r}")
            return ()
        words = tuple(self._text(word, key, kind=SENTENCE) for word in value)
        if len(set(words)) < length:
            self.note(f"{key} repeats a text")
        return words

    def _text(self, value: object, key: str, *, kind: Prose) -> str:
        if not isinstance(value, str) or not value.strip():
            self.note(f"{key} must be a text, got {value!r}")
            return ""
        text = cleaned(value)
        for fault in kind.faults(text):
            self.note(f"{key} {fault}")
        return text


def _name(key: str, number: int, *, row: Mapping[str, object]) -> str:
    code = row.get("code")
    return f'{key} "{code}"' if isinstance(code, str) and code else f"{key} {number}"
