"""What the citizen's page says in a language, borrowed words marked as borrowed."""

from dataclasses import asdict
from typing import NamedTuple

from markupsafe import Markup, escape

from survey.languages import Phrases
from survey.methods.form import Form, fill


class Spoken(NamedTuple):
    """A language of a page and its phrases.

    `phrases` stand in the page's text, where words of another language are wrapped in
    an element that names it; `plain` go into titles and attributes, which take none.
    """

    language: str
    phrases: Phrases
    plain: Phrases


def spoken_of(form: Form, language: str) -> Spoken:
    """Return what the page of a questionnaire says in a language."""
    plain, lent = form.phrases[language], form.lent.get(language, {})
    words = {
        key: text if lent.get(key, language) == language else marked(text, lent[key])
        for key, text in asdict(plain).items()
    }
    return Spoken(language, Phrases(**words), plain)


def say(phrase: str, **values: str) -> str:
    """Return a phrase with its variables replaced, marked as it was."""
    if isinstance(phrase, Markup):
        found = {key: str(escape(text)) for key, text in values.items()}
        return Markup(fill(str(phrase), **found))  # noqa: S704 - escaped above
    return fill(phrase, **values)


def marked(text: str, language: str) -> Markup:
    """Return words with the language they are in, where others stand around them."""
    return Markup('<span lang="{}">{}</span>').format(language, text)
