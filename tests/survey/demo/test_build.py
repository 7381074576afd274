import shutil
import time
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey.db import make_engine, writing
from survey.demo import at_kiosks, paper, province, questionnaires, rates, trial
from survey.demo.build import build_province, is_built
from survey.demo.renewal import is_foreign, keep_a_round_open, shown_counter
from survey.manage.operations.method_drafts import problems_of
from survey.models import (
    AuditEntry,
    Channel,
    Comment,
    Counter,
    Figure,
    Lineage,
    Method,
    MethodDraft,
    Receipt,
    Reform,
    ReformKind,
    Release,
    Representation,
    Response,
    Round,
    Status,
    Stratum,
    Unit,
    Weighting,
)
from survey.respond.open_counters import find_counter
from survey.respond.places import OpenCounter
from survey.tree import unit_by_code
from survey.words.actions import action_word
from tests import factories
from tests.factories import TODAY
from tests.survey.demo.conftest import SHEETS, built


def count(session: Session, table: type) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def test_the_province_comes_with_everything(province_session: Session) -> None:
    session = province_session
    assert is_built(session)
    assert count(session, Unit) == 35
    assert count(session, Counter) == 90
    n_sheets = sum(SHEETS) + trial.SHEETS + at_kiosks.SHEETS
    assert count(session, Receipt) == n_sheets
    assert count(session, Response) == n_sheets + paper.POSTED
    assert 0 < count(session, Comment) < 100
    kinds = {kind for (kind,) in session.execute(select(Lineage.kind))}
    assert kinds == {"merge", "rename"}


def test_rounds_and_releases_let_a_trend_be_seen(province_session: Session) -> None:
    session = province_session
    first, second = rounds_of(session, questionnaires.METHOD)
    assert second.is_open_on(TODAY)
    assert not first.is_open_on(first.ends_on)
    assert {first.weighting, second.weighting} == {Weighting.TRANSACTIONS}
    releases = session.execute(
        select(Release.round_id, Release.number, Release.n_sheets)
        .where(Release.round_id.in_([first.id, second.id]))
        .order_by(Release.id)
    ).all()
    numbers = [(r.round_id, r.number) for r in releases]
    assert numbers == [(first.id, 1), *((second.id, k) for k in (1, 2, 3, 4))]
    sizes = [r.n_sheets for r in releases]
    assert sizes[0] == SHEETS[0]
    assert sizes[1:] == sorted(set(sizes[1:]))


def rounds_of(session: Session, method: str) -> list[Round]:
    """Return the rounds that ask by a method, the oldest first."""
    question = select(Round).join(Round.method).where(Method.code == method)
    return list(session.scalars(question.order_by(Round.starts_on)))


def test_other_methods_were_tried_and_are_over(province_session: Session) -> None:
    session = province_session
    [three_levels] = rounds_of(session, trial.METHOD)
    [counted] = rounds_of(session, rates.METHOD)
    newest = rounds_of(session, questionnaires.METHOD)[-1]
    for round_ in (three_levels, counted):
        assert round_.closed_on is not None
        assert round_.starts_on < newest.starts_on
        assert released_figures(session, round_)
    points = overall(session, three_levels)
    assert points.value is not None
    assert 6 < points.value < 18


def test_kiosks_of_a_ward_ask_a_short_questionnaire_of_their_own(
    province_session: Session,
) -> None:
    session = province_session
    [short] = rounds_of(session, at_kiosks.METHOD)
    counter, day = shown_counter(session), TODAY
    asked = {
        channel: find_counter(session.connection(), counter, day=day, channel=channel)
        for channel in (Channel.KIOSK, Channel.QR)
    }
    by_kiosk, by_code = asked[Channel.KIOSK], asked[Channel.QR]
    assert isinstance(by_kiosk, OpenCounter)
    assert isinstance(by_code, OpenCounter)
    assert by_kiosk.place.round_id == short.id != by_code.place.round_id
    points = overall(session, short)
    assert points.value is not None
    assert 60 < points.value < 100


def released_figures(session: Session, round_: Round) -> list[Figure]:
    """Return every figure a round's releases show."""
    shown = select(Figure).join(Release, Release.id == Figure.release_id)
    shown = shown.where(Release.round_id == round_.id, Figure.status == Status.SHOWN)
    return list(session.scalars(shown))


def overall(session: Session, round_: Round) -> Figure:
    """Return the figure of a round's own unit."""
    figures = released_figures(session, round_)
    return next(
        f for f in figures if f.node == "overall" and f.unit_id == round_.root_id
    )


def test_the_merger_and_the_new_name_are_reforms(province_session: Session) -> None:
    session = province_session
    found = session.scalars(select(Reform).order_by(Reform.id)).all()
    assert [reform.kind for reform in found] == [ReformKind.MERGE, ReformKind.RENAME]
    assert all(reform.settled_at for reform in found)
    renamed = unit_by_code(session, province.RENAMED)
    [counter] = session.scalars(select(Counter).where(Counter.unit == renamed))
    assert counter.closed_on is None
    assert counter.opened_on < renamed.valid_from


def test_a_method_is_being_changed(province_session: Session) -> None:
    session = province_session
    [draft] = session.scalars(select(MethodDraft))
    assert draft.based_on is not None
    assert draft.document["bands"] != draft.based_on.document["bands"]
    assert problems_of(draft) == []


def test_everything_that_was_set_up_is_in_the_audit(province_session: Session) -> None:
    rows = province_session.scalars(select(AuditEntry)).all()
    assert {row.actor for row in rows} == {"demo"}
    actions = {row.action for row in rows}
    assert {"units.imported", "reform.made", "round.opened", "targets.set"} <= actions
    assert all(action_word(action) != action for action in actions)


def test_services_weigh_in_the_second_round(province_session: Session) -> None:
    """And some transactions have no counter where anybody could answer."""
    session = province_session
    newest = session.scalars(select(Release).order_by(Release.id.desc())).first()
    assert newest is not None
    strata = session.scalars(select(Stratum).filter_by(release_id=newest.id)).all()
    assert {"", "dat-dai", "ho-tich", "chung-thuc"} <= {row.service for row in strata}
    weights: dict[int, set[float]] = {}
    for row in strata:
        if row.counted_in:
            weights.setdefault(row.unit_id, set()).add(row.weight)
    assert max(len(found) for found in weights.values()) > 1
    silent = {row.service for row in strata if not row.counted_in}
    assert "kinh-doanh" in silent
    root = session.scalars(select(Unit.id).where(Unit.parent_id.is_(None))).one()
    assert 0.9 < session.get_one(Representation, (newest.id, root)).share < 1


def test_the_tiniest_offices_are_withheld(province_session: Session) -> None:
    session = province_session
    found = session.execute(
        select(Unit.code, Figure.status, Figure.value)
        .join(Unit, Unit.id == Figure.unit_id)
        .where(Figure.node == "overall", Unit.code.in_(["TK-SDTTG", "TK-KBNN"]))
    ).all()
    assert found
    assert {(row.status, row.value) for row in found} == {(Status.WITHHELD, None)}


def test_everything_says_that_it_is_invented(province_session: Session) -> None:
    session = province_session
    root = session.scalars(select(Unit).where(Unit.parent_id.is_(None))).one()
    assert province.MARK in root.name
    assert all(province.MARK in r.title for r in session.scalars(select(Round)))


def test_an_interrupted_build_leaves_nothing(engine: Engine) -> None:
    with Session(engine) as session:
        build_province(session, today=TODAY, sheets=SHEETS)
    with Session(engine) as session:
        assert not is_built(session)
        assert count(session, Response) == 0


def test_every_database_gives_the_same_figures(
    url: URL, sqlite_template: Path, tmp_path: Path
) -> None:
    file = shutil.copy(sqlite_template, tmp_path / "other.db")
    other = URL.create("sqlite", database=str(file))
    built(other)
    assert figures(url) == figures(other)
    assert len(set(figures(url))) == 8


def figures(place: URL) -> list[str]:
    engine = make_engine(place)
    with Session(engine) as session:
        digests = select(Release.figures_digest).order_by(Release.id)
        found = list(session.scalars(digests))
    engine.dispose()
    return found


def test_a_counter_can_be_visited(province_session: Session) -> None:
    session = province_session
    code = shown_counter(session)
    counter = session.scalars(select(Counter).where(Counter.code == code)).one()
    assert counter.unit.code == "TK-P01"
    assert counter.closed_on is None


def test_a_round_stays_open_however_late_it_is(province_session: Session) -> None:
    session = province_session
    before = count(session, Round)
    keep_a_round_open(session, today=TODAY)
    assert count(session, Round) == before
    later = TODAY + timedelta(days=200)
    keep_a_round_open(session, today=later)
    keep_a_round_open(session, today=later)
    newest = session.scalars(select(Round).order_by(Round.starts_on.desc())).first()
    assert count(session, Round) == before + 1
    assert newest is not None
    assert newest.is_open_on(later)


def test_a_database_in_use_is_left_alone(session: Session) -> None:
    assert not is_foreign(session)
    factories.make_unit(session)
    assert is_foreign(session)


@pytest.mark.slow
def test_sixty_thousand_sheets_take_less_than_a_minute(sqlite_url: URL) -> None:
    engine = make_engine(sqlite_url)
    start = time.monotonic()
    with Session(writing(engine)) as session:
        build_province(session, today=TODAY)
        session.commit()
        assert count(session, Response) == (
            60_000 + trial.SHEETS + at_kiosks.SHEETS + paper.POSTED
        )
    assert time.monotonic() - start < 60
    engine.dispose()
