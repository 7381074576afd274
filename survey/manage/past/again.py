"""What was said of a file before: nobody shall have to say twenty columns twice."""

from collections.abc import Mapping, Sequence
from typing import Any

from survey.manage.operations.past.reading import Reading, written_pairs
from survey.manage.past.forms import ReadingForm, SheetsForm


def say_again(form: ReadingForm, reading: Reading, outcome: Mapping[str, Any]) -> None:
    """Fill a form with what was said, and with the words that nobody understood."""
    for place, field in form.columns():
        field.data = reading.columns.get(place, "")
    form.units.data = _completed(reading.units, outcome.get("strangers", ()))
    form.words.data = _completed(reading.words, outcome.get("words", ()))
    if isinstance(form, SheetsForm):
        form.day.data, form.channel.data = reading.day, reading.channel.value


def _completed(said: Mapping[str, str], unknown: Sequence[str]) -> str:
    """Return a line a word, those that are still to be explained last."""
    names = dict.fromkeys(one for one in unknown if one.casefold() not in said)
    return written_pairs(said, names)
