"""Texts of a questionnaire in forms: a field a language, only the first one needed."""

from collections.abc import Mapping, Sequence

from wtforms import StringField
from wtforms.validators import DataRequired, Length, Optional

from survey.documents.prose import Prose
from survey.manage.methods.texts import TextsForm, prose_check
from survey.words.languages import language_word


class DraftTexts(TextsForm):
    """One text in every language of a draft; what is missing is told on its page."""

    def given(self) -> dict[str, str]:
        """Return the texts there are, by language."""
        return {code: text for code, text in self.texts().items() if text}


def draft_texts(
    languages: Sequence[str], kind: Prose, *, is_needed: bool = True
) -> type[DraftTexts]:
    """Return a form with a field for each language, the first of them needed."""
    fields = {}
    for code in languages:
        is_first = is_needed and code == languages[0]
        checks = [
            DataRequired() if is_first else Optional(),
            Length(max=kind.longest),
            prose_check(kind),
        ]
        fields[code] = StringField(language_word(code), validators=checks)
    return type("DraftTextsForm", (DraftTexts,), fields)


def known(texts: Mapping[str, str], languages: Sequence[str]) -> dict[str, str]:
    """Return texts for a form; what is missing is empty."""
    return {code: texts.get(code, "") for code in languages}
