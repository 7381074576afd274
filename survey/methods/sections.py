"""The sections of a questionnaire's document, read into items with their places."""

from collections.abc import Mapping, Sequence
from itertools import count

from flask_babel import gettext as _

from survey.documents import Table
from survey.methods.checks import NODE_CODE, malformed_code
from survey.methods.form import Item, Kind, Option, Rule, Section
from survey.methods.parse import LABEL, QUESTION

SECTION_KEYS = ("code", "name", "item")
ITEM_KEYS = {
    Kind.CRITERION: ("kind", "code", "text", "optional", "ask_if"),
    Kind.CHOICE: ("kind", "code", "text", "optional", "ask_if", "option"),
    Kind.CHOICES: ("kind", "code", "text", "optional", "ask_if", "option", "most"),
}
OPTION_KEYS = ("code", "text")
RULE_KEYS = ("item", "is")
MOST_OPTIONS = {Kind.CHOICE: 9, Kind.CHOICES: 20}  # a choice is one character

Levels = Mapping[str, Sequence[str]]


def read_plain_sections(
    root: Table, languages: Sequence[str], levels: Levels
) -> tuple[Section, ...]:
    """Return the sections of format 1: every item is a criterion."""
    places, options = count(1), _levels(levels)
    return tuple(
        Section(
            code=table.text("code"),
            name=table.texts("name", languages, kind=LABEL),
            items=tuple(
                Item(
                    code=row.text("code"),
                    position=(place := next(places)),
                    number=place,
                    text=row.texts("text", languages, kind=QUESTION),
                    options=options,
                )
                for row in table.tables("item")
            ),
        )
        for table in root.tables("section")
    )


def read_sections(
    root: Table, languages: Sequence[str], levels: Levels
) -> tuple[Section, ...]:
    """Return the sections of format 2, items placed through all of them."""
    sections: list[Section] = []
    position, numbers = 1, count(1)
    for table in root.tables("section"):
        table.refuse_unknown(SECTION_KEYS)
        items: list[Item] = []
        for row in table.tables("item"):
            place = (position, next(numbers))
            items.append(_item(row, languages, levels=levels, place=place))
            position += items[-1].width
        name = table.texts("name", languages, kind=LABEL)
        sections.append(Section(_code(table), name, tuple(items)))
    return tuple(sections)


def _item(
    table: Table, languages: Sequence[str], *, levels: Levels, place: tuple[int, int]
) -> Item:
    kind = Kind(table.choice("kind", [kind.value for kind in Kind]))
    table.refuse_unknown(ITEM_KEYS[kind])
    is_criterion = kind is Kind.CRITERION
    options = _levels(levels) if is_criterion else _options(table, languages, kind)
    return Item(
        code=_code(table),
        position=place[0],
        number=place[1],
        text=table.texts("text", languages, kind=QUESTION),
        options=options,
        kind=kind,
        is_required=not table.flag("optional", default=False),
        most=_most(table, len(options)) if kind is Kind.CHOICES else 1,
        ask_if=_rule(table.table("ask_if")) if "ask_if" in table.values else None,
    )


def _most(table: Table, n_options: int) -> int:
    return table.whole("most", n_options, low=1, high=max(n_options, 1))


def _levels(levels: Levels) -> tuple[Option, ...]:
    """Return the levels as options, with their numbers as codes."""
    words = zip(*levels.values(), strict=False)  # a list refused already may be short
    return tuple(
        Option(str(number), dict(zip(levels, row, strict=True)))
        for number, row in enumerate(words, start=1)
    )


def _options(table: Table, languages: Sequence[str], kind: Kind) -> tuple[Option, ...]:
    options = tuple(_option(row, languages) for row in table.tables("option"))
    if not 2 <= len(options) <= MOST_OPTIONS[kind]:
        words = _("phải có từ 2 đến %(most)s option, hiện có %(n)s")
        table.note(words, kind="options", most=MOST_OPTIONS[kind], n=len(options))
    codes = [option.code.casefold() for option in options]
    if len(set(codes)) < len(codes):
        table.note(_("hai option trùng mã"), kind="options.code")
    for language in languages:
        found = (option.text.get(language) for option in options)
        texts = [text for text in found if text]  # a missing one is noted already
        if len(set(texts)) < len(texts):
            words = _('hai option có cùng lời bằng ngôn ngữ "%(language)s"')
            table.note(words, kind="options.text", language=language)
    return options


def _option(table: Table, languages: Sequence[str]) -> Option:
    table.refuse_unknown(OPTION_KEYS)
    return Option(_code(table), table.texts("text", languages, kind=LABEL))


def _rule(table: Table) -> Rule:
    table.refuse_unknown(RULE_KEYS)
    return Rule(table.text("item"), table.words("is"))


def _code(table: Table) -> str:
    code = table.text("code")
    if code and not NODE_CODE.fullmatch(code):
        table.note(malformed_code(), kind="code")
    return code
