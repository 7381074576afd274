"""A set of criteria written back as the document it can be read from again."""

from typing import Any

from survey.par.criteria import Area, CriteriaSet, Criterion, Exemption, Item


def to_document(found: CriteriaSet) -> dict[str, Any]:
    """Return the document of a set; equal sets give equal documents."""
    bands = found.bands
    return {
        "code": found.code,
        "year": found.year,
        "version": found.version,
        "scope": found.scope,
        "title": dict(found.title),
        "legal_basis": dict(found.legal_basis),
        "notes": dict(found.notes),
        "bands": bands and {name: getattr(bands, name) for name in bands.__slots__},
        "area": [_area(area) for area in found.areas],
        "exemption": [_exemption(one) for one in found.exemptions],
    }


def _area(area: Area) -> dict[str, Any]:
    return {
        "code": area.code,
        "name": dict(area.name),
        "points": float(area.most),
        "criterion": [_criterion(one) for one in area.criteria],
    }


def _criterion(criterion: Criterion) -> dict[str, Any]:
    first = criterion.items[0]
    if len(criterion.items) == 1 and first.code == criterion.code:
        return _item(first)
    return {
        "code": criterion.code,
        "name": dict(criterion.name),
        "part": [_item(item) for item in criterion.items],
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "code": item.code,
        "name": dict(item.name),
        "points": float(item.most),
        "verified": item.is_verified,
        "scored_by": item.scorer,
        **({"node": item.node} if item.node else {}),
    }


def _exemption(exemption: Exemption) -> dict[str, Any]:
    return {
        "code": exemption.code,
        "name": dict(exemption.name),
        "of": list(exemption.of),
    }
