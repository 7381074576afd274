"""The catalogues say everything the site says, with the same placeholders."""

import re
import subprocess
from pathlib import Path

import pytest
from babel.messages import Message
from babel.messages.pofile import read_po
from flask import Flask, render_template_string

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "survey" / "translations"
LANGUAGES = sorted(path.parent.parent.name for path in TRANSLATIONS.glob("*/*/*.po"))
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]")

Text = str | tuple[str, ...]


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> set[Text]:
    """Every text of code and templates, in the source language."""
    template = tmp_path_factory.mktemp("texts") / "messages.pot"
    subprocess.run([ROOT / ".ci" / "extract", template], check=True)
    return {_id(message) for message in _messages(template)}


def _catalogue(language: str) -> list[Message]:
    source = TRANSLATIONS / language / "LC_MESSAGES" / "messages.po"
    return _messages(source, language)


def _messages(source: Path, language: str = "vi") -> list[Message]:
    with source.open("rb") as stream:
        return [message for message in read_po(stream, locale=language) if message.id]


def _id(message: Message) -> Text:
    return message.id if isinstance(message.id, str) else tuple(message.id)


def _texts(of: Text) -> list[str]:
    return [of] if isinstance(of, str) else list(of)


def test_english_is_there() -> None:
    assert "en" in LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_every_text_and_no_other(
    said: set[Text], language: str
) -> None:
    # `make translations` brings a catalogue up to the code.
    known = {_id(message) for message in _catalogue(language)}
    assert said - known == set()
    assert known - said == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    empty = [
        message.id
        for message in _catalogue(language)
        if message.fuzzy or not all(_texts(message.string))
    ]
    assert empty == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_agree(language: str) -> None:
    for message in _catalogue(language):
        asked = set(PLACEHOLDER.findall(_texts(message.id)[-1]))
        for text in _texts(message.string):
            # A singular may say "one" where the plural has its number.
            assert set(PLACEHOLDER.findall(text)) - asked == set(), message.id
        assert set(PLACEHOLDER.findall(_texts(message.string)[-1])) == asked


def test_texts_over_several_lines_are_looked_up_as_they_were_extracted(
    app: Flask,
) -> None:
    template = "{% trans %}\n  Không tìm\n  thấy trang\n{% endtrans %}"
    with app.test_request_context("/?lang=en"):
        assert render_template_string(template) == "Page not found"


def test_a_page_speaks_the_language_asked_for(app: Flask) -> None:
    client = app.test_client()
    assert "Không tìm thấy trang" in client.get("/none-such").text
    assert "Page not found" in client.get("/none-such?lang=en").text


def test_an_unknown_language_falls_back(app: Flask) -> None:
    page = app.test_client().get("/none-such?lang=xx").text
    assert "Không tìm thấy trang" in page
    assert '<html lang="vi">' in page
