"""A method's document, read into a `Method` or refused with every problem it has."""

from collections.abc import Mapping, Sequence
from typing import cast

from flask_babel import gettext as _

from survey.documents import DocumentError, Flaw, Table
from survey.documents.prose import Prose
from survey.methods.bands import read_bands
from survey.methods.checks import (
    check_bands,
    check_codes,
    check_dates,
    check_measure,
    check_weights,
)
from survey.methods.method import (
    AGGREGATES,
    MEASURES,
    Aggregate,
    Content,
    Criterion,
    Factor,
    Measure,
    Method,
    Rate,
)
from survey.methods.scale import read_scale

METHOD_KEYS = (
    *("code", "version", "title", "legal_basis", "notes", "valid_from", "valid_to"),
    *("scale", "satisfied", "levels", "measure", "aggregate", "rounding"),
    *("minimum_n", "bands", "par_points", "content"),
)
CONTENT_KEYS = ("code", "name", "factor")
FACTOR_KEYS = ("code", "weight", "name", "criterion")
CRITERION_KEYS = ("code", "weight", "name", "text", "rate")
RATE_KEYS = ("counted", "total", "complement")

MINIMUM_N = 10  # fewer could point to a person; a method may only ask for more
LABEL = Prose(longest=150)
QUESTION = Prose(longest=300, variables=("counter",))
COUNT = Prose(longest=300)
NOTE = Prose(longest=4000)


class MethodError(DocumentError):
    """A method is refused; `flaws` say where, what, and what is allowed."""


def parse_method(document: Mapping[str, object]) -> Method:
    """Return the method of a document, or raise `MethodError` with all its flaws."""
    flaws: list[Flaw] = []
    root = Table(document, "", flaws)
    root.refuse_unknown(METHOD_KEYS)
    method = _method(root)
    check_codes(root, method)
    check_measure(root, method)
    check_weights(root, method)
    check_bands(root, method)
    check_dates(root, method)
    if flaws:
        raise MethodError(flaws)
    return method


def _method(root: Table) -> Method:
    languages = root.languages_of("title")
    measure = cast(Measure, root.choice("measure", MEASURES))
    scale = read_scale(root, languages, is_asked=measure != "rates")
    return Method(
        code=root.text("code"),
        version=root.whole("version", 1, low=1, high=10_000),
        title=root.texts("title", languages, kind=LABEL),
        legal_basis=root.optional_texts("legal_basis", languages, kind=NOTE),
        notes=root.optional_texts("notes", languages, kind=NOTE),
        valid_from=root.day("valid_from"),
        valid_to=root.day("valid_to"),
        scale=scale.n_levels,
        satisfied=scale.satisfied,
        levels=scale.words,
        measure=measure,
        aggregate=cast(Aggregate, root.choice("aggregate", AGGREGATES)),
        rounding=root.whole("rounding", 2, low=0, high=4),
        minimum_n=root.whole("minimum_n", MINIMUM_N, low=MINIMUM_N, high=10_000),
        bands=read_bands(root),
        par_points=_par_points(root),
        contents=tuple(_content(t, languages) for t in root.tables("content")),
    )


def _content(table: Table, languages: Sequence[str]) -> Content:
    table.refuse_unknown(CONTENT_KEYS)
    return Content(
        code=table.text("code"),
        name=table.texts("name", languages, kind=LABEL),
        factors=tuple(_factor(t, languages) for t in table.tables("factor")),
    )


def _factor(table: Table, languages: Sequence[str]) -> Factor:
    table.refuse_unknown(FACTOR_KEYS)
    return Factor(
        code=table.text("code"),
        weight=_weight(table),
        name=table.texts("name", languages, kind=LABEL),
        criteria=tuple(_criterion(t, languages) for t in table.tables("criterion")),
    )


def _criterion(table: Table, languages: Sequence[str]) -> Criterion:
    table.refuse_unknown(CRITERION_KEYS)
    name = table.texts("name", languages, kind=LABEL)
    has_text = "text" in table.values
    text = table.texts("text", languages, kind=QUESTION) if has_text else name
    has_rate = "rate" in table.values
    return Criterion(
        code=table.text("code"),
        weight=_weight(table),
        name=name,
        text=text,
        rate=_rate(table.table("rate"), languages) if has_rate else None,
    )


def _rate(table: Table, languages: Sequence[str]) -> Rate:
    table.refuse_unknown(RATE_KEYS)
    return Rate(
        counted=table.texts("counted", languages, kind=COUNT),
        total=table.texts("total", languages, kind=COUNT),
        complement=table.flag("complement"),
    )


def _weight(table: Table) -> float:
    weight = table.number("weight", 1.0)
    if weight > 0:
        return weight
    words = _("%(key)s phải lớn hơn 0, hiện là %(given)s")
    table.refuse("weight", table.values["weight"], words)
    return 1.0


def _par_points(root: Table) -> float | None:
    if root.values.get("par_points") is None:
        return None
    points = root.number("par_points", 10.0)
    if not 0 < points <= 100:
        words = _(
            "par_points phải lớn hơn 0, tối đa 100, hoặc bỏ đi; hiện là %(given)s"
        )
        root.note(words, given=f"{points:g}")
    return points
