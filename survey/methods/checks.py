"""What a method's values must be to each other: codes, weights, bands, dates."""

import re
from collections.abc import Iterator

from flask_babel import gettext as _

from survey.documents import Table
from survey.methods.bands import check_bounds
from survey.methods.method import INDEX, ROOT, Method

METHOD_CODE = re.compile(r"[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?")
NODE_CODE = re.compile(r"[A-Za-z0-9.-]{1,16}")
MOST_CRITERIA = 120  # a sheet has one character a criterion


def check_codes(root: Table, method: Method) -> None:
    """Note codes that are malformed, reserved or used twice, and too many criteria."""
    if method.code and not METHOD_CODE.fullmatch(method.code):
        words = _(
            'code "%(code)s" phải gồm 1 đến 32 chữ thường không dấu, chữ số, gạch nối'
        )
        root.note(words, code=method.code)
    if len(method.criteria) > MOST_CRITERIA:
        words = _("có %(n)s tiêu chí, tối đa %(most)s")
        root.note(words, n=len(method.criteria), most=MOST_CRITERIA)
    seen: dict[str, str] = {}
    for place, code in _nodes(method):
        _check_node(root, place, code, seen=seen)
        seen.setdefault(code.casefold(), place)


def _check_node(root: Table, place: str, code: str, *, seen: dict[str, str]) -> None:
    if not code:
        return  # noted when it was read
    if not NODE_CODE.fullmatch(code):
        root.note(malformed_code(), at=place)
    if code.casefold() == ROOT:
        words = _('mã "%(code)s" để dành cho chỉ số chung')
        root.note(words, at=place, code=ROOT)
    # Case is ignored: a spreadsheet that comes back rarely keeps it.
    if first := seen.get(code.casefold()):
        root.note(_("mã này đã dùng cho %(first)s"), at=place, first=first)


def malformed_code() -> str:
    """Say what the code of a part of a document is made of."""
    return str(_("mã gồm 1 đến 16 ký tự trong số A-Z a-z 0-9 . -"))


def _nodes(method: Method) -> Iterator[tuple[str, str]]:
    for content in method.contents:
        at_content = f'content "{content.code}"'
        yield at_content, content.code
        for factor in content.factors:
            at_factor = f'{at_content}, factor "{factor.code}"'
            yield at_factor, factor.code
            for criterion in factor.criteria:
                yield f'{at_factor}, criterion "{criterion.code}"', criterion.code


def check_measure(root: Table, method: Method) -> None:
    """Note what does not go with the measure."""
    for criterion in method.criteria:
        if (criterion.rate is None) == (method.measure == "rates"):
            words = _('cần có rate khi measure = "rates", và chỉ khi đó')
            root.note(words, at=f'criterion "{criterion.code}"')
    if (method.aggregate == "none") != (method.measure == "rates"):
        root.note(_('aggregate = "none" chỉ đi với measure = "rates", và ngược lại'))
    if method.measure in {"points", "rates"}:
        _check_sum(root, method)


def _check_sum(root: Table, method: Method) -> None:
    """Note what would make points no sum, or rates one figure."""
    if method.measure == "points" and method.aggregate != "criteria":
        root.note(
            _('measure = "points" cộng điểm các tiêu chí: aggregate phải là "criteria"')
        )
    if any(criterion.weight != 1 for criterion in method.criteria):
        words = _('measure = "%(measure)s" tính mọi tiêu chí như nhau: hãy bỏ weight')
        root.note(words, measure=method.measure)
    if method.par_points is not None:
        words = _(
            'measure = "%(measure)s" không có chỉ số từ 0 đến 100: hãy bỏ par_points'
        )
        root.note(words, measure=method.measure)
    if method.measure == "rates" and method.bands is not None:
        root.note(
            _('measure = "rates" không có chỉ số chung để xếp loại: hãy bỏ bands')
        )


def check_weights(root: Table, method: Method) -> None:
    """Note weights that the aggregate would silently ignore."""
    has_factor_weights = any(factor.weight != 1 for factor in method.factors)
    if method.aggregate != "weighted" and has_factor_weights:
        root.note(_('weight của yếu tố chỉ có tác dụng khi aggregate = "weighted"'))
    has_criterion_weights = any(c.weight != 1 for c in method.criteria)
    if method.aggregate == "pooled" and has_criterion_weights:
        root.note(_('weight của tiêu chí không có tác dụng khi aggregate = "pooled"'))


def check_bands(root: Table, method: Method) -> None:
    """Note bounds outside the overall index or not falling from class to class."""
    # Without a criterion there is no most, which is noted already.
    check_bounds(root, method.bands, most=method.most(ROOT) or INDEX)


def check_dates(root: Table, method: Method) -> None:
    """Note a validity that ends before it begins."""
    start, end = method.valid_from, method.valid_to
    if start and end and end < start:
        words = _("valid_to %(end)s sớm hơn valid_from %(start)s")
        root.note(words, end=end, start=start)
