"""Which tables there are of a release: what its method measures decides."""

from collections.abc import Callable, Iterator, Mapping

from flask_babel import gettext as _

from survey.errors import Problem
from survey.i18n import number
from survey.methods import Method
from survey.methods.method import ROOT
from survey.models import Unit
from survey.official_tables import by_factor, by_level, circular, ranks
from survey.official_tables.layout import OfficialTable
from survey.official_tables.source import Source

FIVE_LEVELS = 5
LONGEST_SHOWN = 32  # characters of a wrong address that are said again
OF_UNITS: Mapping[str, Callable[[Source], OfficialTable]] = {
    circular.CODE: circular.circular_table,
    ranks.CODE: ranks.ranks_table,
    by_factor.CODE: by_factor.factors_table,
}


def choices(method: Method) -> Mapping[str, str]:
    """Return what the tables of a method are called, by their code.

    Of rates there are none: nobody was asked, and nothing is ranked.
    """
    return dict(_choices(method)) if method.is_asked else {}


def is_by_criterion(code: str) -> bool:
    """Return whether a table is of one unit, criterion by criterion."""
    return code.endswith(by_level.OF_CRITERIA)


def criteria_of(code: str) -> str:
    """Return the table of one unit that a table of units leads on to, if any."""
    is_of_levels = code in {by_level.THREE, by_level.FIVE}
    return code + by_level.OF_CRITERIA if is_of_levels else ""


def nodes_of(code: str, method: Method) -> list[str]:
    """Return of which nodes, besides the whole, a table needs the figures."""
    if code == by_factor.CODE:
        return [one.code for one in method.factors]
    is_of_criteria = code == circular.CODE or is_by_criterion(code)
    return [one.code for one in method.criteria] if is_of_criteria else []


def require_known(code: str, method: Method) -> None:
    """Raise a `Problem` (404) unless a method has the table."""
    known = choices(method)
    if code not in known:
        words = _(
            "Kết quả này không có biểu “%(code)s”. Các biểu: %(known)s.",
            code=code[:LONGEST_SHOWN],
            known=", ".join(known) or "–",
        )
        raise Problem(words, status=404)


def table_of(source: Source, code: str) -> OfficialTable:
    """Return a table of a release; one by criterion, of the round's own unit."""
    if is_by_criterion(code):
        return by_criterion(source, code, source.root)
    build = OF_UNITS.get(code)
    return build(source) if build else by_level.units_by_level(source, code)


def by_criterion(source: Source, code: str, unit: Unit) -> OfficialTable:
    """Return a table of a unit, criterion by criterion."""
    return by_level.criteria_by_level(source, code, unit)


def all_tables(source: Source) -> list[OfficialTable]:
    """Return every table of a release, also what is too wide for a page."""
    found = [table_of(source, code) for code in choices(source.method)]
    method = source.method
    if found and len(method.criteria) > len(method.factors):
        found.append(by_factor.criteria_table(source))
    return found


def _choices(method: Method) -> Iterator[tuple[str, str]]:
    is_of_points = method.measure == "points"
    if is_of_points:
        most = number(method.most(ROOT))
        yield circular.CODE, _("Bảng %(most)s điểm theo chỉ số", most=most)
    yield ranks.CODE, _("Xếp hạng, đồng hạng, thay đổi so với năm trước")
    if len(method.factors) > 1 and not is_of_points:
        yield by_factor.CODE, _("Yếu tố theo nhóm đơn vị, bình quân nhóm")
    yield by_level.THREE, _("Ba mức, theo đơn vị")
    yield by_level.THREE + by_level.OF_CRITERIA, _("Ba mức, theo tiêu chí")
    if method.scale == FIVE_LEVELS:
        yield by_level.FIVE, _("Năm mức, theo đơn vị")
        yield by_level.FIVE + by_level.OF_CRITERIA, _("Năm mức, theo tiêu chí")
