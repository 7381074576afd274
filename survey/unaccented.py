"""Texts as people type them in a hurry: small letters without accents."""

import unicodedata


class _Letters(dict[int, str]):
    """What each letter becomes; worked out once a letter, for lists are long."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFD", chr(code).casefold()).replace("đ", "d")
        plain = "".join(part for part in parts if not unicodedata.combining(part))
        self[code] = plain
        return plain


_LETTERS = _Letters()


def unaccented(text: str) -> str:
    """Return a text without accents, in small letters."""
    return text.translate(_LETTERS)


def holds(search: str, *texts: str) -> bool:
    """Return whether texts have every word of a search, with or without accents."""
    known = unaccented(" ".join(texts))
    return all(word in known for word in unaccented(search).split())
