"""What the items of a questionnaire must be to each other."""

from survey.documents import Table
from survey.methods.checks import MOST_CRITERIA
from survey.methods.form import Form, Item, Section

DEEPEST = 5  # rules one upon the other; nobody could follow more


def check_form(root: Table, form: Form) -> None:
    """Note doubled codes, rules that cannot be followed, and answers too long."""
    _check_sections(root, form.sections)
    if not form.criteria:
        root.note("needs at least one item of the kind criterion")
    if form.width > MOST_CRITERIA:
        root.note(
            f"the answers have {form.width} characters, at most {MOST_CRITERIA} are "
            "allowed: one an item, of several choices one an option"
        )
    earlier: dict[str, Item] = {}
    for item in form.items:
        # Case is ignored: a spreadsheet that comes back rarely keeps it.
        if item.code.casefold() in {code.casefold() for code in earlier}:
            root.note(f'two items have the code "{item.code}"')
        _check_rule(root, item, earlier)
        earlier[item.code] = item


def _check_sections(root: Table, sections: tuple[Section, ...]) -> None:
    codes = [section.code.casefold() for section in sections]
    if len(set(codes)) < len(codes):
        root.note("two sections have the same code")


def _check_rule(root: Table, item: Item, earlier: dict[str, Item]) -> None:
    """Note a rule about no earlier item, about options that item lacks, or too deep.

    Since every rule looks back, rules can never go round in a circle.
    """
    if item.ask_if is None:
        return
    place = f'item "{item.code}": ask_if'
    asked = earlier.get(item.ask_if.item)
    if asked is None:
        known = ", ".join(earlier) or "none"
        root.note(
            f'{place} must name an item that stands earlier, got "{item.ask_if.item}"; '
            f"earlier: {known}"
        )
        return
    codes = [option.code for option in asked.options]
    for code in item.ask_if.codes:
        if code not in codes:
            allowed = ", ".join(codes)
            root.note(
                f'{place}: item "{asked.code}" has no option "{code}"; '
                f"allowed: {allowed}"
            )
    if _depth(item, earlier) > DEEPEST:
        root.note(f"{place}: at most {DEEPEST} rules may hang one upon the other")


def _depth(item: Item, earlier: dict[str, Item]) -> int:
    """Return how many rules decide whether an item is asked."""
    depth, above = 0, item
    while above.ask_if and above.ask_if.item in earlier and depth <= DEEPEST:
        above = earlier[above.ask_if.item]
        depth += 1
    return depth
