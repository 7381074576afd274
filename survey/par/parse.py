"""The document of a set of criteria, read or refused with every problem it has."""

from collections.abc import Mapping, Sequence
from typing import cast

from flask_babel import gettext as _

from survey.documents import DocumentError, Flaw, Table, Texts
from survey.documents.prose import Prose
from survey.methods.bands import check_bounds, read_bands
from survey.methods.method import INDEX, ROOT
from survey.par.checks import check_codes, check_exemptions, check_size
from survey.par.criteria import (
    SCOPES,
    SCORERS,
    Area,
    CriteriaSet,
    Criterion,
    Exemption,
    Item,
    Scope,
    Scorer,
)
from survey.par.points import read_points

SET_KEYS = (
    *("code", "year", "version", "scope", "title", "legal_basis", "notes", "bands"),
    *("area", "exemption"),
)
AREA_KEYS = ("code", "name", "points", "criterion")
ITEM_KEYS = ("code", "name", "points", "verified", "scored_by", "node")
CRITERION_KEYS = (*ITEM_KEYS, "part")
EXEMPTION_KEYS = ("code", "name", "of")

LABEL = Prose(longest=400)
NOTE = Prose(longest=4000)


class CriteriaSetError(DocumentError):
    """A set of criteria is refused; `flaws` say where, what, and what is allowed."""


def parse_criteria_set(document: Mapping[str, object]) -> CriteriaSet:
    """Return the set of a document, or raise `CriteriaSetError` with all its flaws."""
    flaws: list[Flaw] = []
    root = Table(document, "", flaws)
    root.refuse_unknown(SET_KEYS)
    found = _set(root)
    check_size(root, found)
    check_codes(root, found)
    check_exemptions(root, found)
    check_bounds(root, found.bands, most=INDEX)
    if flaws:
        raise CriteriaSetError(flaws)
    return found


def _set(root: Table) -> CriteriaSet:
    languages = root.languages_of("title")
    has_exemptions = bool(root.values.get("exemption"))
    exemptions = root.tables("exemption") if has_exemptions else []
    return CriteriaSet(
        code=root.text("code"),
        year=root.whole("year", 2000, low=2000, high=2100),
        version=root.whole("version", 1, low=1, high=10_000),
        scope=cast(Scope, root.choice("scope", SCOPES)),
        title=root.texts("title", languages, kind=LABEL),
        legal_basis=root.optional_texts("legal_basis", languages, kind=NOTE),
        notes=root.optional_texts("notes", languages, kind=NOTE),
        bands=read_bands(root),
        areas=tuple(_area(table, languages) for table in root.tables("area")),
        exemptions=tuple(_exemption(table, languages) for table in exemptions),
    )


def _area(table: Table, languages: Sequence[str]) -> Area:
    table.refuse_unknown(AREA_KEYS)
    area = Area(
        code=table.text("code"),
        name=table.texts("name", languages, kind=LABEL),
        criteria=tuple(_criterion(t, languages) for t in table.tables("criterion")),
    )
    # Said twice on purpose: a sum that does not fit is a slip of the pen somewhere.
    if "points" in table.values and read_points(table) != area.most:
        words = _("points là %(given)s, nhưng các tiêu chí cộng lại được %(sum)s")
        table.note(words, given=table.values["points"], sum=area.most)
    return area


def _criterion(table: Table, languages: Sequence[str]) -> Criterion:
    table.refuse_unknown(CRITERION_KEYS)
    code, name = table.text("code"), table.texts("name", languages, kind=LABEL)
    if "part" not in table.values:
        return Criterion(code, name, (_item(table, code, name),))
    for key in ITEM_KEYS[2:]:
        if key in table.values:
            words = _("%(key)s chỉ ghi ở các tiêu chí thành phần, khi có chúng")
            table.note(words, key=key)
    parts = tuple(_part(part, languages) for part in table.tables("part"))
    return Criterion(code, name, parts)


def _part(table: Table, languages: Sequence[str]) -> Item:
    table.refuse_unknown(ITEM_KEYS)
    name = table.texts("name", languages, kind=LABEL)
    return _item(table, table.text("code"), name)


def _item(table: Table, code: str, name: Texts) -> Item:
    scorer = cast(Scorer, table.choice("scored_by", SCORERS))
    is_asked = scorer == "survey"
    if "node" in table.values and not is_asked:
        table.note(_('node chỉ đi với scored_by = "survey"'))
    has_node = is_asked and "node" in table.values
    return Item(
        code=code,
        name=name,
        most=read_points(table),
        scorer=scorer,
        node=(table.text("node") if has_node else ROOT) if is_asked else "",
        is_verified=table.flag("verified", default=False),
    )


def _exemption(table: Table, languages: Sequence[str]) -> Exemption:
    table.refuse_unknown(EXEMPTION_KEYS)
    return Exemption(
        code=table.text("code"),
        name=table.texts("name", languages, kind=LABEL),
        of=table.words("of"),
    )
