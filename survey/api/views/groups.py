"""Groups of sheets: by service, channel, population, evidence, and by answers."""

from flask.typing import ResponseReturnValue

from survey.access import Right, Way, needs, round_part_of, scope
from survey.api import shapes_of_groups as shapes
from survey.api.answers import cut, frozen
from survey.api.asked import GroupFactorsAsked, GroupsAsked, asked_for
from survey.api.blueprint import bp
from survey.api.described import described
from survey.api.found import release_found, require_unit
from survey.api.queries import group_factors_behind, groups_behind
from survey.api.told import group_factor_told, group_told
from survey.api.views.releases import ONE
from survey.db import get_session
from survey.models import Part, PartDetail


@bp.get(f"{ONE}/groups")
@described(
    "Kết quả theo nhóm: lĩnh vực, kênh, đối tượng, bằng chứng, câu trả lời",
    "Overall indices of groups of sheets, of the units that the token reaches: by "
    "service, channel, population, evidence class, and by answers.",
    told=shapes.GroupPage,
    asked=GroupsAsked,
    tag="groups",
)
@needs(Right.SEE_RESULTS, of=round_part_of("code"), by=Way.PROGRAM)
def groups(code: str, number: int) -> ResponseReturnValue:
    """List groups of sheets."""
    asked, own = asked_for(GroupsAsked), scope(Right.SEE_RESULTS)
    found = release_found(code, number)
    require_unit(asked)

    def _made() -> shapes.GroupPage:
        read = groups_behind(get_session(), found, own, asked)
        rows, after = cut(read, asked, lambda row: _place(row[0]))
        return shapes.GroupPage(items=[group_told(*row) for row in rows], next=after)

    return frozen(found, own, _made)


@bp.get(f"{ONE}/group-factors")
@described(
    "Các yếu tố của từng nhóm",
    "Factors of groups of sheets, where a group tells them.",
    told=shapes.GroupFactorPage,
    asked=GroupFactorsAsked,
    tag="groups",
)
@needs(Right.SEE_RESULTS, of=round_part_of("code"), by=Way.PROGRAM)
def group_factors(code: str, number: int) -> ResponseReturnValue:
    """List factors of groups."""
    asked, own = asked_for(GroupFactorsAsked), scope(Right.SEE_RESULTS)
    found = release_found(code, number)
    require_unit(asked)

    def _made() -> shapes.GroupFactorPage:
        read = group_factors_behind(get_session(), found, own, asked)
        rows, after = cut(read, asked, lambda row: f"{_place(row[0])}~{row[0].node}")
        items = [group_factor_told(*row) for row in rows]
        return shapes.GroupFactorPage(items=items, next=after)

    return frozen(found, own, _made)


def _place(row: Part | PartDetail) -> str:
    """Return which group it is, as a cursor names it."""
    return f"{row.unit_id}~{row.dimension}~{row.code}"
