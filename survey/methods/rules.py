"""What the items of a questionnaire must be to each other."""

from flask_babel import gettext as _

from survey.documents import Table
from survey.methods.checks import MOST_CRITERIA
from survey.methods.form import Form, Item, Rule, Section

DEEPEST = 5  # rules one upon the other; nobody could follow more


def check_form(root: Table, form: Form) -> None:
    """Note doubled codes, rules that cannot be followed, and answers too long."""
    _check_sections(root, form.sections)
    if not form.criteria:
        words = _("phải có ít nhất một item thuộc kind criterion")
        root.note(words, kind="criteria")
    if form.width > MOST_CRITERIA:
        words = _(
            "câu trả lời dài %(n)s ký tự, tối đa %(most)s: mỗi item một ký "
            "tự, câu chọn nhiều thì mỗi option một ký tự"
        )
        root.note(words, kind="answers.long", n=form.width, most=MOST_CRITERIA)
    earlier: dict[str, Item] = {}
    for item in form.items:
        # Case is ignored: a spreadsheet that comes back rarely keeps it.
        if item.code.casefold() in {code.casefold() for code in earlier}:
            words = _('hai item cùng mang mã "%(code)s"')
            root.note(words, kind="items.code", code=item.code)
        _check_rule(root, item, earlier)
        earlier[item.code] = item


def _check_sections(root: Table, sections: tuple[Section, ...]) -> None:
    codes = [section.code.casefold() for section in sections]
    if len(set(codes)) < len(codes):
        root.note(_("hai section trùng mã"), kind="sections.code")


def _check_rule(root: Table, item: Item, earlier: dict[str, Item]) -> None:
    """Note a rule about no earlier item, about options that item lacks, or too deep.

    Since every rule looks back, rules can never go round in a circle.
    """
    if item.ask_if is None:
        return
    place, asked = f'item "{item.code}"', earlier.get(item.ask_if.item)
    if asked is None:
        _note_not_earlier(root, place, item.ask_if, earlier)
        return
    codes = [option.code for option in asked.options]
    for code in item.ask_if.codes:
        if code not in codes:
            words = _(
                'ask_if: item "%(code)s" không có option "%(option)s"; '
                "được dùng: %(known)s"
            )
            lacking = {"code": asked.code, "option": code, "known": ", ".join(codes)}
            root.note(words, at=place, kind="rule.option", **lacking)
    if _depth(item, earlier) > DEEPEST:
        words = _("ask_if: tối đa %(most)s điều kiện nối tiếp nhau")
        root.note(words, at=place, kind="rule.deep", most=DEEPEST)


def _note_not_earlier(
    root: Table, place: str, rule: Rule, earlier: dict[str, Item]
) -> None:
    words = _(
        'ask_if phải nêu một item đứng trước, hiện là "%(code)s"; '
        "các item đứng trước: %(known)s"
    )
    known = ", ".join(earlier) or _("không có item nào")
    root.note(words, at=place, kind="rule.item", code=rule.item, known=known)


def _depth(item: Item, earlier: dict[str, Item]) -> int:
    """Return how many rules decide whether an item is asked."""
    depth, above = 0, item
    while above.ask_if and above.ask_if.item in earlier and depth <= DEEPEST:
        above = earlier[above.ask_if.item]
        depth += 1
    return depth
