"""What is wrong with a keyed sheet, question by question, in words."""

from flask_babel import gettext as _

from survey.keying.keyed import Keyed, Wrong, allowed
from survey.methods.answers import Fault
from survey.methods.form import Item, Kind

MOST_TOLD = 12  # questions; a sheet that slipped is wrong from there on
LONGEST = 12  # characters of what was typed


def told(keyed: Keyed) -> list[str]:
    """Return what is wrong with a sheet; nothing where it can be kept."""
    words = [_of_question(one) for one in keyed.wrong if one.typed][:MOST_TOLD]
    missing = [one.item.number for one in keyed.wrong if not one.typed]
    if missing:
        words.append(_missing(missing))
    if keyed.surplus:
        words.append(
            _(
                "Thừa %(n)s phím sau câu cuối: có thể đã gõ hai lần một câu nào đó.",
                n=len(keyed.surplus),
            )
        )
    if not words and keyed.is_blank:
        words.append(
            _("Phiếu trắng không ghi vào đợt: hãy bỏ phiếu này khỏi số khai của lô.")
        )
    return words


def words_of(wrong: Wrong, *, is_file: bool = False) -> str:
    """Return what is wrong with one answer, without saying of which question."""
    blank = _("trống") if is_file else _("dấu chấm")
    given = {"value": _seen(wrong.typed), "allowed": choices(wrong.item, blank)}
    if wrong.fault is Fault.TOO_MANY:
        said: str = _(
            "“%(value)s” chọn quá nhiều, được chọn nhiều nhất %(most)s",
            value=given["value"],
            most=wrong.item.most,
        )
        return said
    words: str = _("giá trị “%(value)s”, cho phép %(allowed)s", **given)
    return words


def choices(item: Item, blank: str) -> str:
    """Return what may be typed for a question, in words; `blank` is how none is."""
    values = {"numbers": allowed(item), "blank": blank}
    words: str
    if item.kind is Kind.CHOICES:
        words = _("các số đã đánh dấu trong %(numbers)s, hoặc %(blank)s", **values)
    elif item.has_apart:
        words = _("%(numbers)s, 0 hoặc %(blank)s", **values)
    else:
        words = _("%(numbers)s hoặc %(blank)s", **values)
    return words


def _seen(typed: str) -> str:
    """Return what was typed as it can be shown."""
    return "".join(c if c.isprintable() else "\ufffd" for c in typed[:LONGEST])


def _of_question(wrong: Wrong) -> str:
    words: str = _(
        "Câu %(number)s: %(words)s.", number=wrong.item.number, words=words_of(wrong)
    )
    return words


def _missing(numbers: list[int]) -> str:
    first, last = numbers[0], numbers[-1]
    words: str
    if first == last:
        words = _("Còn thiếu câu %(first)s.", first=first)
    else:
        words = _("Còn thiếu câu %(first)s đến %(last)s.", first=first, last=last)
    return words
