"""The texts that the cells of a workbook share: each stands once, cells name it."""

from zipfile import ZipFile

from survey.spreadsheets.xml_parts import MAIN, Attributes, Reading

ENTRY, TEXT, PHONETIC = f"{MAIN}si", f"{MAIN}t", f"{MAIN}rPh"
ESCAPED = "x005F_"  # before an underscore that is meant as it stands


def shared_texts(archive: ZipFile, name: str) -> list[str]:
    """Return the shared texts in their order; a broken part raises a `Problem`."""
    entries = _Entries()
    reading = Reading(entries)
    reading.parser.CharacterDataHandler = entries.hear
    for _piece in reading.of(archive, name):
        pass
    return entries.found


class _Entries:
    """Gathers the text of every entry, without how it is pronounced."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._parts: list[str] = []
        self._hears = self._is_phonetic = False

    @property
    def held(self) -> int:
        return sum(map(len, self._parts))

    def start(self, tag: str, _attributes: Attributes) -> None:
        if tag == TEXT:
            self._hears = not self._is_phonetic
        elif tag == PHONETIC:
            self._is_phonetic = True

    def hear(self, text: str) -> None:
        if self._hears:
            self._parts.append(text)

    def end(self, tag: str) -> None:
        if tag == TEXT:
            self._hears = False
        elif tag == PHONETIC:
            self._is_phonetic = False
        elif tag == ENTRY:
            self.found.append("".join(self._parts).replace(ESCAPED, ""))
            self._parts.clear()
