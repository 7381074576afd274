"""Figures as they are printed in a report, the way the pages print them."""

from collections.abc import Iterable

from survey.exports.report.wording.form import NONE
from survey.i18n import index
from survey.methods import Method
from survey.methods.method import ROOT
from survey.models import Figure
from survey.words import out_of


def value(figure: Figure, method: Method, node: str = ROOT) -> str:
    """Write an index; a dash where it is withheld."""
    if figure.value is None:
        return NONE
    return f"{index(figure.value)}{out_of(method, node)}"


def interval(low: float | None, high: float | None) -> str:
    """Write limits; a dash where there are none."""
    return NONE if low is None or high is None else f"{index(low)}–{index(high)}"


def sentence(words: str) -> str:
    """Return words with a capital, and without the full stop that will follow."""
    return (words[:1].upper() + words[1:]).rstrip(". ")


def listed(words: Iterable[str]) -> str:
    """Return words one after another."""
    return ", ".join(words)
