"""Rows of the database in the shapes that programs read."""

from collections.abc import Iterator
from typing import Any

from survey import models
from survey.api import shapes
from survey.api import shapes_of_groups as groups
from survey.api import shapes_of_releases as results
from survey.api.queries import ChangedFigure, Scope
from survey.methods import Method
from survey.methods.form import Kind
from survey.methods.method import ROOT
from survey.methods.questionnaire import parse_questionnaire
from survey.models import ANSWER, Level, Status

KEYS = {"unit", "node", "level", "status", "n"}
KEYS_OF_GROUPS = KEYS | {"dimension", "group", "counted_in", "verdict"}
NUMBERS = tuple(name for name in results.Figure.model_fields if name not in KEYS)
WHOLE = {"vi": "Chỉ số chung", "en": "Overall index"}  # no method names it


def unit_told(unit: models.Unit, scope: Scope) -> shapes.Unit:
    """Return a unit; what stands above it is named to who may see that too."""
    return shapes.Unit(
        code=unit.code,
        name=unit.name,
        name_en=unit.name_en,
        kind=unit.kind,
        ranking_group=unit.ranking_group,
        parent=_code(unit.parent, scope),
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
    )


def round_told(round_: models.Round, root: models.Unit, scope: Scope) -> shapes.Round:
    """Return a round."""
    return shapes.Round(
        code=round_.code,
        title=round_.title,
        starts_on=round_.starts_on,
        ends_on=round_.ends_on,
        closed_on=round_.closed_on,
        unit=_code(root, scope),
        method=method_told(round_.method),
        channels=[models.Channel(one) for one in round_.channels],
        populations=[models.Population(one) for one in round_.populations],
        weighting=round_.weighting,
    )


def method_told(method: models.Method) -> shapes.Method:
    """Return which method it is; what it says is in the release."""
    return shapes.Method(code=method.code, version=method.version)


def release_told(release: models.Release) -> results.Release:
    """Return a release as lists have it."""
    return results.Release(
        round=release.round.code,
        number=release.number,
        made_at=release.made_at,
        method=method_told(release.method),
        weighting=release.weighting,
        software=release.software,
        n_sheets=release.n_sheets,
        input_digest=release.input_digest,
        figures_digest=release.figures_digest,
        further_digest=release.further_digest,
    )


def full_release_told(release: models.Release, method: Method) -> results.ReleaseInFull:
    """Return a release with what its figures are read by."""
    return results.ReleaseInFull(
        **release_told(release).model_dump(),
        measure=method.measure,
        scale=method.scale,
        most=method.most(ROOT),
        rounding=method.rounding,
        minimum_n=method.minimum_n,
        nodes=list(_nodes(method)),
        questions=list(_questions(release.round)),
    )


def figure_told(figure: models.Figure) -> results.Figure:
    """Return a figure; unless it is shown, its n alone, whatever is stored."""
    numbers = {name: getattr(figure, name) for name in NUMBERS}
    is_shown = figure.status == Status.SHOWN
    return results.Figure(
        unit=figure.unit.code,
        node=figure.node,
        level=figure.level,
        status=figure.status,
        n=figure.n,
        **(numbers if is_shown else {}),
    )


def change_told(found: ChangedFigure) -> results.Change:
    """Return a change with the release it is since."""
    change, earlier = found.change, found.earlier
    return results.Change(
        unit=found.unit_code,
        node=change.node,
        earlier=results.Earlier(round=earlier.round.code, number=earlier.number),
        earlier_value=change.earlier_value,
        difference=change.difference,
        se=change.se,
        df=change.df,
        low=change.low,
        high=change.high,
        p=change.p,
        verdict=change.verdict,
    )


def group_told(part: models.Part, unit_code: str) -> groups.Group:
    """Return a group of sheets; unless it is shown, its n alone, whatever is stored."""
    is_shown = part.status == Status.SHOWN
    return groups.Group(
        unit=unit_code,
        dimension=part.dimension,
        group=part.code,
        status=part.status,
        n=part.n,
        counted_in=part.counted_in,
        **(_numbers(part, groups.Group) if is_shown else {}),
    )


def group_factor_told(detail: models.PartDetail, unit_code: str) -> groups.GroupFactor:
    """Return a factor of a group."""
    return groups.GroupFactor(
        unit=unit_code,
        dimension=detail.dimension,
        group=detail.code,
        node=detail.node,
        n=detail.n,
        **_numbers(detail, groups.GroupFactor),
    )


def _numbers(
    row: models.Part | models.PartDetail, shape: type[groups.Compared]
) -> dict[str, Any]:
    """Return what a row says of its index, and of the difference from the others."""
    names = [name for name in shape.model_fields if name not in KEYS_OF_GROUPS]
    return {name: getattr(row, name) for name in names} | {
        "verdict": row.verdict or None
    }


def _code(unit: models.Unit | None, scope: Scope) -> str | None:
    is_seen = unit is not None and (scope is None or unit.id in scope)
    return unit.code if unit is not None and is_seen else None


def _questions(round_: models.Round) -> Iterator[results.Question]:
    """Yield the questions that group people by their answer, as they were asked."""
    if round_.questionnaire is None:
        return
    for item in parse_questionnaire(round_.questionnaire.document).items:
        if item.kind is Kind.CHOICE:
            yield results.Question(
                dimension=f"{ANSWER}{item.code}",
                name=dict(item.text),
                options=[
                    results.Option(code=one.code, name=dict(one.text))
                    for one in item.options
                ],
            )


def _nodes(method: Method) -> Iterator[results.Node]:
    if method.aggregate != "none":
        yield results.Node(code=ROOT, level=Level.OVERALL, name=WHOLE)
    for level, nodes in (
        (Level.CONTENT, method.contents),
        (Level.FACTOR, method.factors),
        (Level.CRITERION, method.criteria),
    ):
        for node in nodes:
            yield results.Node(code=node.code, level=level, name=dict(node.name))
