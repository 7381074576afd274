"""Whether a questionnaire fits its method, and the versions of it that were before."""

from collections.abc import Iterable, Iterator

from survey.methods.form import Form, Item, Kind
from survey.methods.method import ROOT, Method


def misfits(form: Form, method: Method) -> Iterator[str]:
    """Say what in a questionnaire its method knows nothing of."""
    if form.scale != method.scale:
        yield f"scale is {form.scale}, the method's is {method.scale}"
    known = {criterion.code for criterion in method.criteria}
    taken = {code.casefold() for code in known | _nodes(method)}
    for item in form.items:
        is_criterion = item.kind is Kind.CRITERION
        if is_criterion and item.code not in known:
            yield (
                f'item "{item.code}": method {method.code}:{method.version} has no '
                f"such criterion; it has {', '.join(c.code for c in method.criteria)}"
            )
        if not is_criterion and item.code.casefold() in taken:
            yield f'item "{item.code}": the code belongs to the method, take another'


def criteria_not_asked(form: Form, method: Method) -> tuple[str, ...]:
    """Return the criteria of the method that nobody would answer."""
    asked = {item.code for item in form.criteria}
    return tuple(c.code for c in method.criteria if c.code not in asked)


def changed_identities(form: Form, earlier: Iterable[Form]) -> Iterator[str]:
    """Say which item is of another kind than in an earlier version.

    Under one code the years could not be compared, nor told apart.
    """
    before = {item.code.casefold(): item for one in earlier for item in one.items}
    for item in form.items:
        other = before.get(item.code.casefold())
        if other and _is_other(item, other):
            yield (
                f'item "{item.code}" was "{other.code}" of the kind {other.kind} in an '
                "earlier version: what asks something else needs a code of its own"
            )


def _is_other(item: Item, other: Item) -> bool:
    return item.kind is not other.kind or item.code != other.code


def _nodes(method: Method) -> set[str]:
    contents = {content.code for content in method.contents}
    return {ROOT} | contents | {factor.code for factor in method.factors}
