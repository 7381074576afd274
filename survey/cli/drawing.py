"""Drawing ahead: whoever looks first at a new release finds its charts drawn."""

from collections.abc import Iterator
from time import monotonic

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from survey import charts
from survey.charts.kept import name_of, shelf_at_hand
from survey.config import Settings
from survey.figures.branches import OVERALL, method_of
from survey.figures.overview import overview
from survey.figures.ranking_pages import turned
from survey.figures.releases import releases
from survey.figures.unit import unit_result
from survey.i18n import LANGUAGES
from survey.models import Figure, Release, Unit
from survey.public.charts import province_charts, unit_charts
from survey.public.told import province_page, unit_page
from survey.published import public_releases, publications
from survey.speaking import speaking
from survey.tree import unit_by_code

A_WHILE = 5.0  # seconds; then who else waits for the machine has a turn


def draw_ahead(
    engine: Engine, settings: Settings, *, seconds: float | None = A_WHILE
) -> bool:
    """Draw what pages of new releases will show; return whether all of it is drawn.

    Page by page, each noted when it is done, so that it can stop at any of them.
    """
    until = None if seconds is None else monotonic() + seconds
    for language in LANGUAGES:  # Vietnamese first
        with speaking(language, settings):
            for release_id in _newest(engine):
                for drawn in _pages(engine, release_id, language):
                    if drawn and until is not None and monotonic() > until:
                        return False
    return True


def _newest(engine: Engine) -> list[int]:
    """Return the newest release of every round that asked people, the newest first."""
    with Session(engine) as session:
        of_round: dict[int, Release] = {}
        for release in releases(session):
            of_round.setdefault(release.round_id, release)
        return [one.id for one in of_round.values() if method_of(one).is_asked]


def _pages(engine: Engine, release_id: int, language: str) -> Iterator[bool]:
    """Draw the pages of a release one by one; yield whether anything was to do."""
    shelf = shelf_at_hand()
    with Session(engine) as session:
        release = session.get_one(Release, release_id)
        is_public = release_id in {r.release.id for r in public_releases(session)}
        digests = (release.figures_digest, release.further_digest)
        what = ("pages", language, digests, is_public)
        codes = _codes(session, release)
    if shelf is None or shelf.get(name_of(*what)) is not None:
        return
    for code in codes:
        note = name_of(*what, code)
        is_to_do = shelf.get(note) is None
        if is_to_do:
            _draw_unit(engine, release_id, code, is_public=is_public)
            shelf.put(note, "")
        yield is_to_do
    shelf.put(name_of(*what), "")


def _codes(session: Session, release: Release) -> list[str]:
    """Return the codes of the units a release speaks of, that of its root first."""
    query = (
        select(Unit.code)
        .join(Figure, Figure.unit_id == Unit.id)
        .where(Figure.release_id == release.id, Figure.node == OVERALL)
        .order_by(Unit.id != release.round.root_id, Unit.code)
    )
    return list(session.scalars(query))


def _draw_unit(engine: Engine, release_id: int, code: str, *, is_public: bool) -> None:
    """Draw what the pages of a unit show; those of the root are the overview, too.

    Nothing is read while drawing: an open reader keeps SQLite's writers waiting.
    """
    with Session(engine) as session:
        release = session.get_one(Release, release_id)
        unit = unit_by_code(session, code)
        is_root = unit.id == release.round.root_id
        result = unit_result(session, release, unit)
        whole = overview(session, release) if is_root else None
        published = publications(session).get(release_id) if is_public else None
        page = unit_page(session, published, code) if published else None
        first = province_page(session, published) if published and is_root else None
    charts.of_unit(result)
    if whole is not None:
        for pages in turned(whole.groups):
            charts.of_overview(whole, pages)
    if page is not None:
        unit_charts(page)
    if first is not None:
        for pages in turned(first.groups):
            province_charts(first, pages)
