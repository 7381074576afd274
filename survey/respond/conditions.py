"""Rules of a questionnaire as a stylesheet: what is not asked is not shown.

Without a script. A section goes with the last of its questions, and only what is
shown is numbered. A browser that does not know `:has` skips the whole block: it shows
every question under its number in the questionnaire, with the condition in words.
"""

from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from survey.methods.form import Form, Item, Kind, Section
from survey.respond.forms import PREFIX, item_fields

# The number is said twice: Chromium names a question without it unless told what it
# reads as, and browsers that know nothing of that take the first.
BLOCK = (
    "@supports selector(:has(*)){{.only-if,.number{{display:none}}"
    "form{{counter-reset:asked}}fieldset{{counter-increment:asked}}"
    'legend::before{{content:counter(asked) ". ";'
    'content:counter(asked) ". " / counter(asked) ". "}}{rules}}}'
)
RULE = ".{name}{{display:none}}{conditions}{{display:block}}"


def class_of(item: Item) -> str:
    """Return the class of a question that depends on another; empty of any other."""
    return f"if-{item.number}" if item.ask_if else ""


def class_of_section(section: Section) -> str:
    """Return the class of a section that may have nothing to ask; empty of others."""
    is_sure = any(not item.ask_if for item in section.items)
    return "" if is_sure else f"any-{section.items[0].number}"


def conditions_of(form: Form) -> Markup:
    """Return the stylesheet of a form's rules; empty without one."""
    rules = "".join(_rules(form))
    # Codes are letters, digits, dots and hyphens: nothing to be escaped.
    return Markup(BLOCK.format(rules=rules) if rules else "")  # noqa: S704


def _rules(form: Form) -> Iterator[str]:
    items = {item.code: item for item in form.items}
    for section in form.sections:
        conditions = {i.code: _conditions(i, items) for i in section.items if i.ask_if}
        if name := class_of_section(section):
            yield _rule(name, dict.fromkeys(conditions.values()))
        for code, condition in conditions.items():
            yield _rule(class_of(items[code]), [condition])


def _rule(name: str, conditions: Iterable[str]) -> str:
    """Return the rule that shows a class where any of the conditions holds."""
    shown = ",".join(f"form{condition} .{name}" for condition in conditions)
    return RULE.format(name=name, conditions=shown)


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
