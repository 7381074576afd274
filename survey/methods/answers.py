"""What a sheet's answers are in one text: one character for every closed item.

A level or an option's number, 1 to 9; "-" not applicable, or rather not said; "."
left blank, or not asked. Of several choices one character an option, 1 or 0; dots
where none was chosen.
"""

from collections.abc import Mapping
from enum import StrEnum

from survey.methods.form import Form, Item, Kind

APART = "-"
BLANK = "."
CHOSEN, NOT_CHOSEN = "1", "0"
NUMBERS = "123456789"

Given = Mapping[str, str]  # by item: its character, or one for each of its options


class Fault(StrEnum):
    """What is wrong with the answer to an item."""

    MISSING = "missing"
    INVALID = "invalid"
    TOO_MANY = "too many"


def asked_items(form: Form, given: Given) -> list[Item]:
    """Return the items that are asked, by what the earlier ones were answered."""
    asked: dict[str, Item] = {}
    for item in form.items:
        if _is_asked(item, asked, given=given):
            asked[item.code] = item
    return list(asked.values())


def faults_of(form: Form, given: Given) -> dict[str, Fault]:
    """Return what is wrong with the answers, by item; of those asked only."""
    found = ((item.code, _fault(item, given)) for item in asked_items(form, given))
    return {code: fault for code, fault in found if fault}


def encode(form: Form, given: Given) -> str:
    """Return answers without a fault as they are stored.

    An answer to an item that was not to be asked is dropped.
    """
    asked = {item.code for item in asked_items(form, given)}
    return "".join(
        _characters(item, given) if item.code in asked else BLANK * item.width
        for item in form.items
    )


def _is_asked(item: Item, asked: Mapping[str, Item], *, given: Given) -> bool:
    rule = item.ask_if
    if rule is None:
        return True
    earlier = asked.get(rule.item)
    if earlier is None:
        return False
    value = given.get(earlier.code, "")
    numbers = earlier.numbers(rule.codes)
    if earlier.kind is Kind.CHOICES:
        return any(value[number - 1 : number] == CHOSEN for number in numbers)
    return value in map(str, numbers)


def _fault(item: Item, given: Given) -> Fault | None:
    value = given.get(item.code, "")
    if item.kind is Kind.CHOICES:
        return _fault_of_choices(item, value)
    if not value:
        return Fault.MISSING if item.is_required else None
    numbers = NUMBERS[: len(item.options)]
    allowed = {*numbers, APART} if item.has_apart else {*numbers}
    return None if value in allowed else Fault.INVALID


def _fault_of_choices(item: Item, value: str) -> Fault | None:
    if value.strip(CHOSEN + NOT_CHOSEN) or len(value) not in {0, item.width}:
        return Fault.INVALID
    n_chosen = value.count(CHOSEN)
    if n_chosen > item.most:
        return Fault.TOO_MANY
    return Fault.MISSING if item.is_required and not n_chosen else None


def _characters(item: Item, given: Given) -> str:
    value = given.get(item.code, "")
    if item.kind is Kind.CHOICES and CHOSEN not in value:
        return BLANK * item.width
    return value or BLANK
