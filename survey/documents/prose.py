"""Texts that people read: cleaned, and looked through for what does not belong."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

Texts = Mapping[str, str]  # one text a language

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
VARIABLE = re.compile(r"\{([a-z_]+)\}")
REFUSED = {"Cc", "Cs", "Co", "Cn"}  # control, surrogate, private, unassigned


@dataclass(frozen=True, slots=True)
class Prose:
    """What a text may be: how long, and with which variables in braces."""

    longest: int = 600  # characters; a question or a phrase is far shorter
    variables: Collection[str] = ()

    def faults(self, text: str) -> Iterator[str]:
        """Say what is wrong with a text, each as the end of a sentence."""
        if len(text) > self.longest:
            yield f"has {len(text)} characters, at most {self.longest} allowed"
        if any(unicodedata.category(character) in REFUSED for character in text):
            yield f"has a control or unassigned character: {text!r}"
        allowed = ", ".join(f"{{{name}}}" for name in self.variables) or "none"
        for name in VARIABLE.findall(text):
            if name not in self.variables:
                yield f'has an unknown variable "{{{name}}}"; allowed: {allowed}'
        if set(VARIABLE.sub("", text)) & set("{}"):
            yield f"has a brace that belongs to no variable; allowed: {allowed}"


SENTENCE = Prose()


def cleaned(text: str) -> str:
    """Return a text in NFC, on one line, with single spaces."""
    return unicodedata.normalize("NFC", " ".join(text.split()))
