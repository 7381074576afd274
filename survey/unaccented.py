"""Texts as people type them in a hurry: small letters without accents."""

import unicodedata


def unaccented(text: str) -> str:
    """Return a text without accents, in small letters."""
    parts = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    return "".join(part for part in parts if not unicodedata.combining(part))
