"""Which tables there are of a release: what its method measures decides."""

from collections.abc import Callable, Mapping

from flask_babel import gettext as _

from survey.errors import Problem
from survey.methods import Method
from survey.official_tables import by_factor, by_level, circular, ranks
from survey.official_tables.layout import OfficialTable
from survey.official_tables.source import Source

FIVE_LEVELS = 5
LONGEST_SHOWN = 32  # characters of a wrong address that are said again
Build = Callable[[Source], OfficialTable]


def builders(method: Method) -> Mapping[str, Build]:
    """Return the tables of a method by their code, in the order they are offered.

    Of rates there are none: nobody was asked, and nothing is ranked.
    """
    if not method.is_asked:
        return {}
    found: dict[str, Build] = {}
    if method.measure == "points":
        found[circular.CODE] = circular.circular_table
    found[ranks.CODE] = ranks.ranks_table
    if len(method.factors) > 1 and method.measure != "points":
        found[by_factor.CODE] = by_factor.factors_table
    codes = [by_level.THREE]
    if method.scale == FIVE_LEVELS:
        codes.append(by_level.FIVE)
    for code in codes:
        found[code] = _of_units(code)
        found[code + by_level.OF_CRITERIA] = _of_criteria(code)
    return found


def nodes_of(code: str, method: Method) -> list[str]:
    """Return of which nodes, besides the whole, a table needs the figures."""
    if code == by_factor.CODE:
        return [one.code for one in method.factors]
    needs_criteria = code == circular.CODE or code.endswith(by_level.OF_CRITERIA)
    return [one.code for one in method.criteria] if needs_criteria else []


def require_known(code: str, method: Method) -> None:
    """Raise a `Problem` (404) unless a method has the table."""
    known = builders(method)
    if code not in known:
        words = _(
            "Kết quả này không có biểu “%(code)s”. Các biểu: %(known)s.",
            code=code[:LONGEST_SHOWN],
            known=", ".join(known) or "–",
        )
        raise Problem(words, status=404)


def all_tables(source: Source) -> list[OfficialTable]:
    """Return every table of a release; those by criterion of the round's own unit."""
    return [build(source) for build in builders(source.method).values()]


def _of_units(code: str) -> Build:
    return lambda source: by_level.units_by_level(source, code)


def _of_criteria(code: str) -> Build:
    whole = code + by_level.OF_CRITERIA
    return lambda source: by_level.criteria_by_level(source, whole, source.root)
