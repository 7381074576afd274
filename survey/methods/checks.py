"""What a method's values must be to each other: codes, weights, bands, dates."""

import re
from collections.abc import Iterator
from itertools import pairwise

from survey.documents import Table
from survey.methods.method import INDEX, ROOT, Method

METHOD_CODE = re.compile(r"[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?")
NODE_CODE = re.compile(r"[A-Za-z0-9.-]{1,16}")
MOST_CRITERIA = 120  # a sheet has one character a criterion


def check_codes(root: Table, method: Method) -> None:
    """Note codes that are malformed, reserved or used twice, and too many criteria."""
    if method.code and not METHOD_CODE.fullmatch(method.code):
        root.note(
            f'code "{method.code}" must be 1 to 32 small letters, digits and hyphens'
        )
    if len(method.criteria) > MOST_CRITERIA:
        root.note(
            f"{len(method.criteria)} criteria, at most {MOST_CRITERIA} are allowed"
        )
    seen: dict[str, str] = {}
    for place, code in _nodes(method):
        _check_node(root, place, code, seen=seen)
        seen.setdefault(code.casefold(), place)


def _check_node(root: Table, place: str, code: str, *, seen: dict[str, str]) -> None:
    if not code:
        return  # noted when it was read
    if not NODE_CODE.fullmatch(code):
        root.note(f"{place}: a code is 1 to 16 of the characters A-Z a-z 0-9 . -")
    if code.casefold() == ROOT:
        root.note(f'{place}: the code "{ROOT}" is kept for the whole index')
    # Case is ignored: a spreadsheet that comes back rarely keeps it.
    if first := seen.get(code.casefold()):
        root.note(f"{place}: the code is already used by {first}")


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
            root.note(
                f'criterion "{criterion.code}": a rate is needed with '
                'measure = "rates", and with no other'
            )
    if (method.aggregate == "none") != (method.measure == "rates"):
        root.note('aggregate = "none" goes with measure = "rates", and with no other')
    if method.measure in {"points", "rates"}:
        _check_sum(root, method)


def _check_sum(root: Table, method: Method) -> None:
    """Note what would make points no sum, or rates one figure."""
    measure = f'measure = "{method.measure}"'
    if method.measure == "points" and method.aggregate != "criteria":
        root.note(f'{measure} adds the criteria up: aggregate must be "criteria"')
    if any(criterion.weight != 1 for criterion in method.criteria):
        root.note(f"{measure} lets all criteria count the same: leave weights out")
    if method.par_points is not None:
        root.note(f"{measure} has no index on 0 to 100: leave par_points out")
    if method.measure == "rates" and method.bands is not None:
        root.note(f"{measure} has no overall index to classify: leave bands out")


def check_weights(root: Table, method: Method) -> None:
    """Note weights that the aggregate would silently ignore."""
    has_factor_weights = any(factor.weight != 1 for factor in method.factors)
    if method.aggregate != "weighted" and has_factor_weights:
        root.note('weights of factors count only with aggregate = "weighted"')
    has_criterion_weights = any(c.weight != 1 for c in method.criteria)
    if method.aggregate == "pooled" and has_criterion_weights:
        root.note('weights of criteria do not count with aggregate = "pooled"')


def check_bands(root: Table, method: Method) -> None:
    """Note bounds outside the overall index or not falling from class to class."""
    if method.bands is None:
        return
    bands = method.bands
    bounds = (bands.excellent, bands.good, bands.fair, bands.average)
    given = ", ".join(f"{bound:g}" for bound in bounds)
    most = method.most(ROOT) or INDEX  # without a criterion, which is noted already
    if not all(0 <= bound <= most for bound in bounds):
        root.note(f"bands: bounds must lie between 0 and {most:g}, got {given}")
    if any(upper <= lower for upper, lower in pairwise(bounds)):
        root.note(f"bands: excellent > good > fair > average must hold, got {given}")


def check_dates(root: Table, method: Method) -> None:
    """Note a validity that ends before it begins."""
    start, end = method.valid_from, method.valid_to
    if start and end and end < start:
        root.note(f"valid_to {end} is before valid_from {start}")
