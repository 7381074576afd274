"""A document's flaws: each with its place, in the language of who is told."""

from survey.documents import DocumentError, Flaw, Table, flaw
from survey.speaking import speaking

DOCUMENT = {"version": "x", "factor": [{"code": "A", "name": {"vi": "{a}"}}]}


def _flaws() -> list[Flaw]:
    table = Table(DOCUMENT, "", [])
    table.whole("version", 1, low=1, high=9)
    for row in table.tables("factor"):
        row.texts("name", ["vi", "en"])
    return table.flaws


def test_without_an_application_the_source_language_is_spoken() -> None:
    assert [str(one) for one in _flaws()] == [
        'version phải là số nguyên, hiện là "x"',
        'factor "A": name thiếu ngôn ngữ "en"',
        'factor "A": name.vi dùng biến lạ "{a}"; được dùng: không có biến nào',
    ]


def test_the_command_line_is_told_in_english() -> None:
    with speaking("en"):
        found = _flaws()
    assert [str(one) for one in found] == [
        'version must be a whole number, got "x"',
        'factor "A": name lacks the language "en"',
        'factor "A": name.vi has an unknown variable "{a}"; allowed: none',
    ]


def test_long_texts_are_counted_as_the_language_writes_numbers() -> None:
    table = Table({"name": "x" * 1234}, "", [])
    table.text("name")
    with speaking("en"):
        table.text("name")
    assert [one.words for one in table.flaws] == [
        "name có 1.234 ký tự, tối đa 600",
        "name has 1,234 characters, at most 600 allowed",
    ]


def test_an_error_says_every_flaw_on_a_line_of_its_own() -> None:
    found = [
        flaw("thiếu %(key)s", key="100 %"),
        flaw("sai", place="a").within("b.toml"),
    ]
    error = DocumentError(found)
    assert error.problems == ("thiếu 100 %", "b.toml: a: sai")
    assert str(error) == "thiếu 100 %\nb.toml: a: sai"
