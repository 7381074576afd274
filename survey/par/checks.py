"""What the parts of a set of criteria must be to each other."""

import re
from collections.abc import Iterator

from flask_babel import gettext as _

from survey.documents import Table
from survey.par.criteria import CriteriaSet

SET_CODE = re.compile(r"[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?")
ITEM_CODE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,14}[A-Za-z0-9])?")
MOST_ITEMS = 400


def check_size(root: Table, found: CriteriaSet) -> None:
    """Note a set that nobody could fill in."""
    if len(found.items) > MOST_ITEMS:
        words = _("có %(n)s nội dung chấm điểm, tối đa %(most)s")
        root.note(words, n=len(found.items), most=MOST_ITEMS)


def check_codes(root: Table, found: CriteriaSet) -> None:
    """Note codes that are malformed or used twice, whatever their case."""
    if found.code and not SET_CODE.fullmatch(found.code):
        words = _(
            'code "%(code)s" phải gồm 1 đến 32 chữ thường không dấu, chữ số, gạch nối'
        )
        root.note(words, code=found.code)
    seen: set[str] = set()
    for code in _codes(found):
        if code and not ITEM_CODE.fullmatch(code):
            words = _(
                'mã "%(code)s" phải gồm 1 đến 16 ký tự trong số A-Z a-z 0-9 . -, bắt '
                "đầu và kết thúc bằng chữ hoặc số"
            )
            root.note(words, code=code)
        if code and code.casefold() in seen:
            root.note(_('mã "%(code)s" được dùng hai lần'), code=code)
        seen.add(code.casefold())


def check_exemptions(root: Table, found: CriteriaSet) -> None:
    """Note exemptions from what is not there."""
    known, seen = found.below, set()
    for exemption in found.exemptions:
        place = f'exemption "{exemption.code}"'
        if exemption.code in seen:
            root.note(_("mã này được dùng hai lần"), at=place)
        seen.add(exemption.code)
        for code in exemption.of:
            if code not in known:
                words = _('"%(code)s" không phải lĩnh vực hay tiêu chí của bộ này')
                root.note(words, at=place, code=code)


def _codes(found: CriteriaSet) -> Iterator[str]:
    for area in found.areas:
        yield area.code
        for criterion in area.criteria:
            yield criterion.code
            # One that is not divided is its own item, under the same code.
            is_whole = [item.code for item in criterion.items] == [criterion.code]
            yield from () if is_whole else (item.code for item in criterion.items)
