"""Whether a questionnaire fits its method, and the versions of it that were before."""

from collections.abc import Iterable, Iterator

from flask_babel import gettext as _

from survey.documents import Flaw, flaw
from survey.methods.form import Form, Item, Kind
from survey.methods.method import ROOT, Method


def misfits(form: Form, method: Method) -> Iterator[Flaw]:
    """Say what in a questionnaire its method knows nothing of."""
    if form.scale != method.scale:
        words = _("scale là %(n)s, của phương pháp là %(m)s")
        yield flaw(words, kind="fit.scale", n=form.scale, m=method.scale)
    known = {criterion.code for criterion in method.criteria}
    taken = {code.casefold() for code in known | _nodes(method)}
    for item in form.items:
        is_criterion, place = item.kind is Kind.CRITERION, f'item "{item.code}"'
        if is_criterion and item.code not in known:
            words = _("phương pháp %(method)s không có tiêu chí này; có: %(known)s")
            values = {
                "method": f"{method.code}:{method.version}",
                "known": ", ".join(c.code for c in method.criteria),
            }
            yield flaw(words, place=place, kind="fit.criterion", **values)
        if not is_criterion and item.code.casefold() in taken:
            words = _("mã này là của phương pháp, hãy dùng mã khác")
            yield flaw(words, place=place, kind="fit.code")


def criteria_not_asked(form: Form, method: Method) -> tuple[str, ...]:
    """Return the criteria of the method that nobody would answer."""
    asked = {item.code for item in form.criteria}
    return tuple(c.code for c in method.criteria if c.code not in asked)


def changed_identities(form: Form, earlier: Iterable[Form]) -> Iterator[Flaw]:
    """Say which item is of another kind than in an earlier version.

    Under one code the years could not be compared, nor told apart.
    """
    before = {item.code.casefold(): item for one in earlier for item in one.items}
    for item in form.items:
        other = before.get(item.code.casefold())
        if other and _is_other(item, other):
            words = _(
                'item "%(item)s" ở phiên bản trước là "%(code)s" thuộc kind %(was)s: '
                "câu hỏi điều khác thì phải mang mã khác"
            )
            values = {"item": item.code, "code": other.code, "was": other.kind.value}
            yield flaw(words, kind="fit.identity", **values)


def _is_other(item: Item, other: Item) -> bool:
    return item.kind is not other.kind or item.code != other.code


def _nodes(method: Method) -> set[str]:
    contents = {content.code for content in method.contents}
    return {ROOT} | contents | {factor.code for factor in method.factors}
