"""How often two people keyed the same form differently: by question and in all."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from survey.keying.keyed import differing
from survey.measure.proportions import Share, share
from survey.methods.form import Form, Item
from survey.models import SecondKeying


class Rate(NamedTuple):
    """Of how many sheets a question was keyed differently."""

    item: Item
    share: Share


class Rates(NamedTuple):
    """What keying twice found: over all answers, and by question."""

    n_sheets: int
    overall: Share
    items: tuple[Rate, ...]


def compared(form: Form, seconds: Iterable[SecondKeying]) -> dict[str, Any]:
    """Return by question how often two people differed: kept when all else is erased.

    A dispute stays a difference when it was settled.
    """
    keyed = [one for one in seconds if one.is_keyed]
    counts = dict.fromkeys((item.code for item in form.items), 0)
    for one in keyed:
        for item in differing(form, one.first, one.answers):
            counts[item.code] += 1
    return {"sheets": len(keyed), "items": counts}


def rates_of(form: Form, found: Mapping[str, Any]) -> Rates:
    """Return the rates with their intervals.

    Over all answers each counts as independent: a sheet that slipped by one question
    counts as many differences.
    """
    n, counts = found["sheets"], found["items"]
    items = tuple(Rate(item, share(counts.get(item.code, 0), n)) for item in form.items)
    total = sum(rate.share.n for rate in items)
    return Rates(n, share(total, n * len(items)), items)
