"""What is wrong in a form, field by field, however deep a field lies in it."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from flask_babel.speaklater import LazyString
from wtforms import Field, FieldList, FormField
from wtforms.form import BaseForm


class Fault(NamedTuple):
    """A field with what is said of it; no field where it is about the whole form."""

    id: str
    label: str  # with the names of the parts the field lies in
    messages: tuple[str, ...]


def faults_of(form: BaseForm) -> list[Fault]:
    """Return the faults in the order of the fields, those of fields inside too."""
    return list(_of_form(form, ()))


def flat(problems: Iterable[Any]) -> list[str]:
    """Return the errors of a field as texts, those of fields inside it too."""
    return list(_texts(problems))


def own(problems: Iterable[Any]) -> list[str]:
    """Return the errors of a field itself, without those of fields inside it."""
    return [str(one) for one in problems if isinstance(one, str | LazyString)]


def _of_form(form: Any, above: tuple[str, ...]) -> Iterator[Fault]:
    for field in form:
        yield from _of_field(field, above)
    if said := flat(form.form_errors):
        yield Fault("", ", ".join(above), tuple(said))


def _of_field(field: Field, above: tuple[str, ...]) -> Iterator[Fault]:
    label = str(field.label.text)
    named = (*above, label) if label else above
    if isinstance(field, FormField):
        yield from _of_form(field.form, named)
    elif isinstance(field, FieldList):
        yield from _of_list(field, above, named)
    elif field.errors:
        yield Fault(field.id, ", ".join(named), tuple(flat(field.errors)))


def _of_list(
    field: FieldList, above: tuple[str, ...], named: tuple[str, ...]
) -> Iterator[Fault]:
    # A list keeps what its lines said when it was looked through; what was found
    # later, as a doubled code, only the lines themselves know.
    if said := own(field.errors):
        yield Fault(field.id, ", ".join(named), tuple(said))
    for number, line in enumerate(field, start=1):
        has_name = bool(str(line.label.text))
        its = above if has_name else (*above, f"{field.label.text} {number}")
        yield from _of_field(line, its)


def _texts(problems: Iterable[Any]) -> Iterator[str]:
    values = problems.values() if isinstance(problems, dict) else problems
    for problem in values:
        if isinstance(problem, str | LazyString):  # lazy ones are no str
            yield str(problem)
        elif isinstance(problem, Iterable):
            yield from _texts(problem)
