"""Rules of a questionnaire as a stylesheet: what is not asked is not shown.

Without a script. A browser that does not know `:has` skips the whole block and
shows every question, with the condition in words before it.
"""

from collections.abc import Mapping

from markupsafe import Markup

from survey.methods.form import Form, Item, Kind
from survey.respond.forms import PREFIX, item_fields

BLOCK = "@supports selector(:has(*)){{.only-if{{display:none}}{rules}}}"
RULE = ".{name}{{display:none}}form{conditions} .{name}{{display:block}}"


def class_of(item: Item) -> str:
    """Return the class of a question that depends on another; empty of any other."""
    return f"if-{item.number}" if item.ask_if else ""


def conditions_of(form: Form) -> Markup:
    """Return the stylesheet of a form's rules; empty without one."""
    items = {item.code: item for item in form.items}
    rules = "".join(
        RULE.format(name=class_of(item), conditions=_conditions(item, items))
        for item in form.items
        if item.ask_if
    )
    # Codes are letters, digits, dots and hyphens: nothing to be escaped.
    return Markup(BLOCK.format(rules=rules) if rules else "")  # noqa: S704


def _conditions(item: Item, items: Mapping[str, Item]) -> str:
    """Return what must be chosen: an earlier question may depend on yet another."""
    if item.ask_if is None:
        return ""
    earlier = items[item.ask_if.item]
    chosen = ",".join(
        f"{_box(earlier, number)}:checked"
        for number in earlier.numbers(item.ask_if.codes)
    )
    return f"{_conditions(earlier, items)}:has({chosen})"


def _box(item: Item, number: int) -> str:
    if item.kind is Kind.CHOICES:
        return f'[name="{item_fields(item)[number - 1]}"]'
    return f'[name="{PREFIX}{item.code}"][value="{number}"]'
