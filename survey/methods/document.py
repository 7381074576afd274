"""A method written back as the JSON-able document it can be read from again."""

from typing import Any

from survey.methods.method import Content, Criterion, Factor, Method, Rate


def to_document(method: Method) -> dict[str, Any]:
    """Return the document of a method; equal methods give equal documents."""
    bands = method.bands
    return {
        "code": method.code,
        "version": method.version,
        "title": dict(method.title),
        "legal_basis": dict(method.legal_basis),
        "notes": dict(method.notes),
        "valid_from": method.valid_from and method.valid_from.isoformat(),
        "valid_to": method.valid_to and method.valid_to.isoformat(),
        **(_scale(method) if method.is_asked else {}),
        "measure": method.measure,
        "aggregate": method.aggregate,
        "rounding": method.rounding,
        "minimum_n": method.minimum_n,
        "bands": bands and {name: getattr(bands, name) for name in bands.__slots__},
        "par_points": method.par_points,
        "content": [_content(content) for content in method.contents],
    }


def _scale(method: Method) -> dict[str, Any]:
    return {
        "scale": method.scale,
        "satisfied": list(method.satisfied),
        "levels": {code: list(words) for code, words in method.levels.items()},
    }


def _content(content: Content) -> dict[str, Any]:
    return {
        "code": content.code,
        "name": dict(content.name),
        "factor": [_factor(factor) for factor in content.factors],
    }


def _factor(factor: Factor) -> dict[str, Any]:
    return {
        "code": factor.code,
        "weight": factor.weight,
        "name": dict(factor.name),
        "criterion": [_criterion(criterion) for criterion in factor.criteria],
    }


def _criterion(criterion: Criterion) -> dict[str, Any]:
    question = {
        "code": criterion.code,
        "weight": criterion.weight,
        "name": dict(criterion.name),
        "text": dict(criterion.text),
    }
    # Only where there is one: documents of questions stay what they were.
    return question | ({"rate": _rate(criterion.rate)} if criterion.rate else {})


def _rate(rate: Rate) -> dict[str, Any]:
    return {
        "counted": dict(rate.counted),
        "total": dict(rate.total),
        "complement": rate.complement,
    }
