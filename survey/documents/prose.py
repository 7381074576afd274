"""Texts that people read: cleaned, and looked through for what does not belong."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from survey.documents.flaw import Flaw, flaw
from survey.documents.written import written
from survey.i18n import number

Texts = Mapping[str, str]  # one text a language

# As BCP 47 writes them; a sheet keeps the code in at most eight characters.
LANGUAGE = re.compile(r"(?=.{2,8}\Z)[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
VARIABLE = re.compile(r"\{([a-z_]+)\}")
REFUSED = {"Cc", "Cs", "Co", "Cn"}  # control, surrogate, private, unassigned


@dataclass(frozen=True, slots=True)
class Prose:
    """What a text may be: how long, and with which variables in braces."""

    longest: int = 600  # characters; a question or a phrase is far shorter
    variables: Collection[str] = ()

    def flaws(self, key: str, text: str) -> Iterator[Flaw]:
        """Say what is wrong with a text that stands under a key."""
        if len(text) > self.longest:
            words = _("%(key)s có %(n)s ký tự, tối đa %(most)s")
            n, most = number(len(text)), number(self.longest)
            yield flaw(words, kind="text.long", key=key, n=n, most=most)
        if _has_refused(text):
            words = _("%(key)s có ký tự điều khiển hoặc ký tự chưa được gán: %(given)s")
            yield flaw(words, kind="text.control", key=key, given=written(text))
        for name in VARIABLE.findall(text):
            if name not in self.variables:
                words = _('%(key)s dùng biến lạ "%(name)s"; được dùng: %(known)s')
                values = {"key": key, "name": f"{{{name}}}", "known": self._known()}
                yield flaw(words, kind="text.variable", **values)
        if set(VARIABLE.sub("", text)) & set("{}"):
            words = _(
                "%(key)s có ngoặc nhọn không thuộc biến nào; được dùng: %(known)s"
            )
            yield flaw(words, kind="text.brace", key=key, known=self._known())

    def _known(self) -> str:
        names = ", ".join(f"{{{name}}}" for name in self.variables)
        return names or str(_("không có biến nào"))


SENTENCE = Prose()


def _has_refused(text: str) -> bool:
    # What can be printed is none of these, and said of a whole text at once.
    return not text.isprintable() and any(
        unicodedata.category(character) in REFUSED for character in text
    )


def cleaned(text: str) -> str:
    """Return a text in NFC, on one line, with single spaces."""
    return unicodedata.normalize("NFC", " ".join(text.split()))
