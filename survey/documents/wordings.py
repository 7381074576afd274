"""Readers of texts: one, one a language, a list of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from flask_babel import gettext as _

from survey.documents.place import Place
from survey.documents.prose import LANGUAGE, SENTENCE, Prose, cleaned


class Wordings(Place):
    """Reads texts; what cannot be used is left out or empty, and noted."""

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

    def optional_texts(
        self, key: str, languages: Sequence[str], *, kind: Prose = SENTENCE
    ) -> dict[str, str]:
        """Return a text in these languages; nothing where none is given."""
        given = self.values.get(key)
        return {} if given in (None, {}) else self.texts(key, languages, kind=kind)

    def lists(
        self, key: str, languages: Sequence[str], *, length: int
    ) -> dict[str, tuple[str, ...]]:
        """Return a required list of distinct texts in exactly these languages."""
        return {
            language: self._list(words, f"{key}.{language}", length=length)
            for language, words in self._by_language(key, languages).items()
        }

    def words(self, key: str) -> tuple[str, ...]:
        """Return a required, non-empty list of distinct words."""
        value = self.values.get(key)
        if isinstance(value, list) and value:
            return self._list(value, key, length=len(value))
        words = _("%(key)s phải là danh sách văn bản, hiện là %(given)s")
        self.refuse(key, value, words, kind="list")
        return ()

    def languages_of(self, key: str) -> tuple[str, ...]:
        """Return the languages a text is given in, in alphabetical order."""
        given = self.values.get(key)
        if not isinstance(given, Mapping) or not given:
            words = _('%(key)s phải ghi theo từng ngôn ngữ, chẳng hạn %(key)s.vi = "…"')
            self.note(words, key=key)
            return ()
        for code in given:
            if not LANGUAGE.fullmatch(code):
                words = _('%(key)s: "%(code)s" không phải mã ngôn ngữ như vi, en, km')
                self.note(words, key=key, code=code)
        return tuple(sorted(given))

    def _by_language(self, key: str, languages: Sequence[str]) -> Mapping[str, object]:
        given = self.values.get(key)
        if not isinstance(given, Mapping):
            words = _("%(key)s phải ghi bằng mọi ngôn ngữ, như %(key)s.vi = …")
            self.note(words, kind="languages.none", key=key)
            return {}
        for code in languages:
            if code not in given:
                words = _('%(key)s thiếu ngôn ngữ "%(language)s"')
                self.note(words, kind="language.missing", key=key, language=code)
        for code in given:
            if code not in languages:
                words = _('%(key)s thừa ngôn ngữ "%(language)s"; được dùng: %(known)s')
                spare = {"key": key, "language": code, "known": ", ".join(languages)}
                self.note(words, kind="language.spare", **spare)
        return {code: given[code] for code in languages if code in given}

    def _list(self, value: object, key: str, *, length: int) -> tuple[str, ...]:
        if not isinstance(value, list | tuple) or len(value) != length:
            words = _("%(key)s phải là danh sách %(n)s văn bản, hiện là %(given)s")
            self.refuse(key, value, words, kind="list", n=length)
            return ()
        texts = tuple(self._text(word, key, kind=SENTENCE) for word in value)
        if len(set(texts)) < length:
            self.note(_("%(key)s có hai văn bản giống nhau"), kind="alike", key=key)
        return texts

    def _text(self, value: object, key: str, *, kind: Prose) -> str:
        if not isinstance(value, str) or not value.strip():
            words = _("%(key)s phải là văn bản, hiện là %(given)s")
            self.refuse(key, value, words, kind="text.none")
            return ""
        text = cleaned(value)
        found = kind.flaws(key, text)
        self.flaws.extend(replace(one, place=self.place) for one in found)
        return text
