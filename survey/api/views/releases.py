"""Releases of a round, their figures, and what changed since the round before."""

from flask.typing import ResponseReturnValue

from survey.access import Right, Way, needs, round_part_of, scope
from survey.api import shapes_of_releases as shapes
from survey.api.answers import cut, frozen, passing
from survey.api.asked import (
    Asked,
    ChangesAsked,
    FiguresAsked,
    PageAsked,
    asked_for,
)
from survey.api.blueprint import bp
from survey.api.described import described
from survey.api.found import release_found, require_unit
from survey.api.queries import (
    changes_behind,
    figures_behind,
    releases_behind,
)
from survey.api.told import change_told, figure_told, full_release_told, release_told
from survey.db import get_session
from survey.methods import parse_method

ONE = "/rounds/<code>/releases/<int(max=99999):number>"


@bp.get("/rounds/<code>/releases")
@described(
    "Các kết quả đã lập của một đợt khảo sát",
    "Releases of a round by number; a newer one takes the place of those before.",
    told=shapes.ReleasePage,
    asked=PageAsked,
    tag="releases",
)
@needs(Right.SEE_RESULTS, of=round_part_of("code"), by=Way.PROGRAM)
def releases(code: str) -> ResponseReturnValue:
    """List the releases of a round."""
    asked = asked_for(PageAsked)
    found = releases_behind(get_session(), code, asked)
    rows, after = cut(found, asked, lambda release: str(release.number))
    items = [release_told(release) for release in rows]
    return passing(shapes.ReleasePage(items=items, next=after))


@bp.get(ONE)
@described(
    "Một kết quả, kèm phương pháp để đọc số liệu",
    "A release with the nodes of its method and the decimals to print.",
    told=shapes.ReleaseInFull,
    tag="releases",
)
@needs(Right.SEE_RESULTS, of=round_part_of("code"), by=Way.PROGRAM)
def release(code: str, number: int) -> ResponseReturnValue:
    """Tell of one release."""
    asked_for(Asked)
    found = release_found(code, number)

    def _made() -> shapes.ReleaseInFull:
        return full_release_told(found, parse_method(found.method.document))

    return frozen(found, None, _made)


@bp.get(f"{ONE}/figures")
@described(
    "Số liệu của một kết quả",
    "Figures of a release, of the units that the token reaches.",
    told=shapes.FigurePage,
    asked=FiguresAsked,
    tag="figures",
)
@needs(Right.SEE_RESULTS, of=round_part_of("code"), by=Way.PROGRAM)
def figures(code: str, number: int) -> ResponseReturnValue:
    """List figures."""
    asked, own = asked_for(FiguresAsked), scope(Right.SEE_RESULTS)
    found = release_found(code, number)
    require_unit(asked)

    def _made() -> shapes.FigurePage:
        read = figures_behind(get_session(), found, own, asked)
        rows, after = cut(read, asked, lambda one: f"{one.unit_id}~{one.node}")
        return shapes.FigurePage(items=[figure_told(one) for one in rows], next=after)

    return frozen(found, own, _made)


@bp.get(f"{ONE}/changes")
@described(
    "Thay đổi so với đợt trước, hoặc so với năm trước",
    "Changes since the last release of the round before, or of about a year before, "
    "of shown figures.",
    told=shapes.ChangePage,
    asked=ChangesAsked,
    tag="figures",
)
@needs(Right.SEE_RESULTS, of=round_part_of("code"), by=Way.PROGRAM)
def changes(code: str, number: int) -> ResponseReturnValue:
    """List changes."""
    asked, own = asked_for(ChangesAsked), scope(Right.SEE_RESULTS)
    found = release_found(code, number)
    require_unit(asked)

    def _made() -> shapes.ChangePage:
        read = changes_behind(get_session(), found, own, asked)
        rows, after = cut(
            read, asked, lambda one: f"{one.change.unit_id}~{one.change.node}"
        )
        return shapes.ChangePage(items=[change_told(one) for one in rows], next=after)

    return frozen(found, own, _made)
