"""A browser is called by name and system, nothing finer."""

import pytest

from survey.accounts.browsers import in_words

CHROME = (
    "Mozilla/5.0 (%s) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36"
)


@pytest.mark.parametrize(
    ("header", "words"),
    [
        (CHROME % "Windows NT 10.0; Win64; x64", "Chrome · Windows"),
        (CHROME % "Windows NT 10.0" + " Edg/141.0", "Edge · Windows"),
        (CHROME % "Windows NT 10.0" + " coc_coc_browser/140", "Cốc Cốc · Windows"),
        (CHROME % "Linux; Android 14; SM-A546E", "Chrome · Android"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0", "Firefox · Linux"),
        ("Mozilla/5.0 (iPhone; CPU like Mac OS X) Safari/604.1", "Safari · iPhone"),
        ("curl/8.0", ""),
        ("", ""),
        ("<script>" * 5000, ""),
    ],
)
def test_a_browser_in_words(header: str, words: str) -> None:
    assert in_words(header) == words
