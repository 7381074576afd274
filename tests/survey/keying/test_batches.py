"""A batch from its heading to its withdrawal, as the operations have it."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.batches import withdraw_batch
from survey.collect.queries import progress
from survey.errors import Problem
from survey.keying.answered import recalled, recalled_by_enumerator
from survey.keying.operations.batches import change_batch, open_batch
from survey.keying.operations.posting import lacks, post_batch
from survey.keying.operations.recalls import draw_recalls, note_recall, recalls_of
from survey.keying.operations.second import (
    draw_second,
    drawn_numbers,
    key_again,
    next_for,
    second_keyings,
    settle,
)
from survey.keying.operations.sheets import Typed, drop_sheet, key_sheet, next_number
from survey.models import (
    Batch,
    BatchComment,
    BatchSheet,
    Channel,
    Comment,
    KeyedSheet,
    Recalled,
    Response,
)
from survey.release.draft import draft_release
from survey.release.operations import make_release, store_release
from tests.conftest import MORNING
from tests.factories import TODAY, Province, make_sheets
from tests.survey.access.people import make_user
from tests.survey.keying.batches import (
    ANSWERS,
    heading_of,
    key_all,
    key_twice,
    make_batch,
    on_paper,
)


@pytest.fixture
def province(session: Session) -> Province:
    return on_paper(session)


@pytest.fixture
def clerk(session: Session) -> int:
    return make_user(session).id


@pytest.fixture
def other(session: Session) -> int:
    return make_user(session).id


@pytest.fixture
def posted(session: Session, province: Province, clerk: int, other: int) -> Batch:
    batch = make_batch(session, province)
    key_all(session, batch, by=clerk)
    key_twice(session, batch, by=other)
    post_batch(session, batch, by=clerk)
    return batch


def _n(session: Session, table: type) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"first_day": TODAY + timedelta(days=1)}, "từ ngày thu đầu"),
        ({"last_day": TODAY + timedelta(days=1)}, "không sau hôm nay"),
        ({"first_day": date(2025, 12, 31)}, "Ngày thu phải trong đợt"),
        ({"first_number": 3}, "Phiếu số 1–4 của quầy này đã ở lô"),
    ],
)
def test_a_heading_that_does_not_fit_is_refused(
    session: Session, province: Province, given: dict[str, object], told: str
) -> None:
    make_batch(session, province)
    with pytest.raises(Problem, match=told):
        make_batch(session, province, **given)


def test_numbers_follow_those_of_the_batch_before(
    session: Session, province: Province
) -> None:
    make_batch(session, province)
    assert make_batch(session, province).numbers == range(5, 9)


def test_a_round_must_take_paper(session: Session, province: Province) -> None:
    province.round.channels = [Channel.QR]
    with pytest.raises(Problem, match="không nhận phiếu giấy"):
        open_batch(session, province.round, heading_of(province), by=None, today=TODAY)


def test_what_was_keyed_keeps_its_place_below_another_heading(
    session: Session, province: Province, clerk: int
) -> None:
    batch = make_batch(session, province)
    key_sheet(session, batch, 4, Typed(TODAY, ANSWERS), by=clerk)
    for given, told in (
        ({"declared": 3}, "Đã nhập phiếu số 4"),
        ({"last_day": TODAY - timedelta(days=1)}, "Đã nhập phiếu thu từ"),
    ):
        with pytest.raises(Problem, match=told):
            change_batch(session, batch, heading_of(province, **given), today=TODAY)


def test_a_form_is_keyed_once_and_mended_by_who_saw_it(
    session: Session, province: Province, clerk: int
) -> None:
    batch = make_batch(session, province)
    sheet = key_sheet(session, batch, 1, Typed(TODAY, ANSWERS), by=clerk)
    assert next_number(session, batch) == 2
    with pytest.raises(Problem) as late:
        key_sheet(session, batch, 1, Typed(TODAY, "11111"), by=clerk)
    assert late.value.status == 409
    seen = str(sheet.revision)
    key_sheet(session, batch, 1, Typed(TODAY, "44444", seen=seen), by=clerk)
    assert sheet.answers == "44444"
    with pytest.raises(Problem):
        drop_sheet(session, batch, 1, seen=seen)
    drop_sheet(session, batch, 1, seen=str(sheet.revision))
    assert next_number(session, batch) == 1
    for number, day in ((9, TODAY), (2, TODAY - timedelta(days=9))):
        with pytest.raises(Problem, match=r"Lô này gồm|Ngày phải từ"):
            key_sheet(session, batch, number, Typed(day, ANSWERS), by=clerk)


def test_what_is_keyed_twice_is_drawn_only_when_all_is_keyed(
    session: Session, province: Province, clerk: int, other: int
) -> None:
    batch = make_batch(session, province, share=50)
    with pytest.raises(Problem, match="Còn 4 phiếu chưa nhập"):
        draw_second(session, batch)
    key_all(session, batch, by=clerk)
    drawn = draw_second(session, batch)
    assert drawn == drawn_numbers(batch)
    assert len(drawn) == 2
    # Nobody repeats their own work, and what was drawn is mended no more.
    assert next_for(session, batch, clerk) is None
    assert next_for(session, batch, other) == min(drawn)
    with pytest.raises(Problem, match="phải là người khác"):
        key_again(session, batch, drawn[0], ANSWERS, by=clerk)
    with pytest.raises(Problem, match="đã được chọn để nhập lại"):
        key_sheet(session, batch, drawn[0], Typed(TODAY, "1" * 5, seen="1"), by=clerk)
    [free, *_] = sorted(set(batch.numbers) - set(drawn))
    key_sheet(session, batch, free, Typed(TODAY, "44444", seen="1"), by=clerk)
    with pytest.raises(Problem, match=r"Phiếu số .* không được chọn"):
        key_again(session, batch, free, ANSWERS, by=other)


def test_a_difference_is_settled_and_stays_one(
    session: Session, province: Province, clerk: int, other: int
) -> None:
    batch = make_batch(session, province)
    key_all(session, batch, by=clerk)
    key_twice(session, batch, by=other, answers="54121")
    [one] = second_keyings(session, batch)
    assert lacks(session, batch) == ["Đối chiếu 1 phiếu hai lần nhập khác nhau."]
    with pytest.raises(Problem, match="Đối chiếu"):
        post_batch(session, batch, by=clerk)
    settle(session, batch, one.number, "54121", by=clerk)
    assert lacks(session, batch) == []
    post_batch(session, batch, by=clerk)
    items = {"S1": 0, "S2": 0, "S3": 1, "S4": 0, "S5": 0}
    assert batch.compared == {"sheets": 1, "items": items}
    found = session.scalars(select(Response.answers).order_by(Response.answers))
    assert found.all() == ["54121", "54321", "54321", "54321"]


def test_posting_leaves_no_way_from_a_form_to_its_response(
    session: Session, posted: Batch
) -> None:
    sheets = session.scalars(select(Response)).all()
    assert {(one.channel, one.day, one.unit_id) for one in sheets} == {
        (Channel.PAPER, TODAY, posted.unit_id)
    }
    assert {one.id for one in sheets} == set(
        session.scalars(select(BatchSheet.response_id))
    )
    assert len({one.digest for one in sheets}) == 4
    assert _n(session, KeyedSheet) == 0
    assert session.scalars(select(Comment.text)).all() == ["Chờ lâu"]
    with pytest.raises(Problem) as again:
        post_batch(session, posted, by=None)
    assert again.value.status == 409
    assert _n(session, Response) == 4


def test_a_withdrawn_batch_counts_nowhere(
    session: Session, province: Province, posted: Batch
) -> None:
    make_sheets(session, province.round, province.counters[0], [ANSWERS], n=12)
    session.expire_all()
    assert progress(session, province.round, today=TODAY).count.total == 16
    withdraw_batch(session, posted, "Phiếu điền hộ", by=None)
    assert progress(session, province.round, today=TODAY).count.total == 12
    assert _n(session, Comment) == 0
    release = make_release(session, province.round, made_at=MORNING)
    assert release.n_sheets == 12
    assert _n(session, Response) == 16
    assert make_batch(session, province).numbers == range(1, 5)  # keyed anew


def test_a_batch_that_a_release_counted_stays(
    session: Session, province: Province, posted: Batch
) -> None:
    make_sheets(session, province.round, province.counters[0], [ANSWERS], n=12)
    release = make_release(session, province.round, made_at=MORNING)
    session.refresh(posted)
    assert (release.n_sheets, posted.counted_in) == (16, 1)
    assert _n(session, BatchComment) == 0
    with pytest.raises(Problem, match="Kết quả số 1 của đợt đã tính") as refused:
        withdraw_batch(session, posted, "Phiếu điền hộ", by=None)
    assert refused.value.status == 409


def test_a_release_is_refused_where_a_batch_went_since_its_draft(
    session: Session, province: Province, posted: Batch
) -> None:
    make_sheets(session, province.round, province.counters[0], [ANSWERS], n=12)
    draft = draft_release(session, province.round, today=TODAY)
    assert draft.n_sheets == 16
    withdraw_batch(session, posted, "Phiếu điền hộ", by=None)
    with pytest.raises(Problem, match="Trong lúc tính, một lô phiếu"):
        store_release(session, draft, made_at=MORNING)


def test_asking_again_is_drawn_once_and_told_with_its_interval(
    session: Session, province: Province, posted: Batch
) -> None:
    with pytest.raises(Problem, match="từ 1 đến 4"):
        draw_recalls(session, posted, 5)
    draw_recalls(session, posted, 3)
    with pytest.raises(Problem, match="đã có mẫu phúc tra"):
        draw_recalls(session, posted, 1)
    numbers = [one.number for one in recalls_of(session, posted)]
    outcomes = (Recalled.CONFIRMED, Recalled.DIFFERS, Recalled.NOT_REACHED)
    for number, outcome in zip(numbers, outcomes, strict=True):
        note_recall(session, posted, number, outcome, note="", on=TODAY, by=None)
    of_batch = recalled(recalls_of(session, posted)).confirmed
    [by_name] = recalled_by_enumerator(session, province.round, None)
    assert of_batch == by_name.confirmed
    assert (of_batch.n, of_batch.of, of_batch.percent) == (1, 2, 50.0)
    assert of_batch.low == pytest.approx(9.45, abs=0.01)
    assert of_batch.high == pytest.approx(90.55, abs=0.01)
