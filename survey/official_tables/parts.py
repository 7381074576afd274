"""The lines of units, each group apart, and of the unit they all stand below."""

from collections.abc import Callable, Iterator

from flask_babel import gettext as _

from survey.figures.ranking import Group, Standing
from survey.i18n import named, number
from survey.models import Figure, Status, Unit
from survey.official_tables.layout import Line, Part, Role
from survey.official_tables.period import period_word
from survey.official_tables.source import Source
from survey.words import status_word, text_of

ALL = "-all"  # the key of the part of the unit that all others stand below
LineOf = Callable[[int, Figure, Role], Line]


def unit_parts(source: Source, line_of: LineOf) -> list[Part]:
    """Return a part a group, units by their index, and one of the round's own unit."""
    parts = [
        Part(
            group_name(group),
            tuple(
                line_of(place, one.figure, Role.ONE)
                for place, one in enumerate(in_order(group), start=1)
            ),
            group.key,
        )
        for group in source.groups
    ]
    if source.own is not None:
        parts.append(
            Part(_("Chung cả đợt"), (line_of(1, source.own, Role.WHOLE),), ALL)
        )
    return parts


def group_name(group: Group) -> str:
    """Return what a group is called, also that of units which are not ranked."""
    return group.name or str(_("Đơn vị không xếp hạng"))


def in_order(group: Group) -> Iterator[Standing]:
    """Yield those with an index, then those without."""
    yield from group.shown
    yield from group.held_back


def about(source: Source, unit: Unit | None = None) -> tuple[str, ...]:
    """Return what stands below a title: unit, period, release, method."""
    release, method = source.release, source.method
    made = {"round": release.round.title, "number": number(release.number)}
    return (
        named(unit or source.root),
        period_word(release.round),
        _("%(round)s, kết quả số %(number)s", **made),
        text_of(method.title),
    )


def remark(source: Source, figure: Figure) -> str:
    """Say why a unit has no index, or no rank."""
    if figure.status != Status.SHOWN:
        return status_word(figure.status)
    why = source.exempted.get(figure.unit_id)
    return _("Không xếp hạng: %(why)s", why=why) if why else ""


def value_word(source: Source) -> str:
    """Return what the overall figure is called."""
    is_points = source.method.measure == "points"
    return str(_("Tổng điểm") if is_points else _("Chỉ số chung"))
