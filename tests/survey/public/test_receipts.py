"""A receipt says in which release its sheet is counted first, and nothing else."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Receipt, Release
from survey.receipts import receipt_digest
from survey.release.receipts import note_receipts

CODE = "7K2M9-Q4XTD"


def _hand_in(session: Session, release: Release, n: int, *, code: str = "") -> None:
    codes = [code or f"{n}{number:09d}" for number in range(1 if code else n)]
    for one in codes:
        digest = receipt_digest(one)
        session.add(Receipt(code_digest=digest, round_id=release.round_id))
    session.flush()


def test_few_receipts_wait_for_others(session: Session, release: Release) -> None:
    _hand_in(session, release, 4)
    assert note_receipts(session, release.round) == 0
    _hand_in(session, release, 1, code=CODE)
    assert note_receipts(session, release.round) == 5
    session.expire_all()
    assert set(session.scalars(select(Receipt.counted_in))) == {2}
    _hand_in(session, release, 6)
    assert note_receipts(session, release.round) == 6


@pytest.mark.parametrize(
    ("counted_in", "said"),
    [(None, "chưa có trong kết quả nào"), (1, "kết quả số 1"), (2, "chưa có")],
)
def test_a_code_answers_with_the_release(
    client: FlaskClient,
    session: Session,
    published: Release,
    counted_in: int | None,
    said: str,
) -> None:
    digest, round_id = receipt_digest(CODE), published.round_id
    session.add(Receipt(code_digest=digest, round_id=round_id, counted_in=counted_in))
    session.commit()
    answer = client.post("/cong-khai/phieu", data={"code": CODE.lower()})
    assert answer.status_code == 200
    assert said in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("code", "status", "said"),
    [
        ("", 422, "Xin ghi mã phiếu."),
        ("abc", 422, "Mã phiếu có 10 chữ cái"),
        ("7K2M9-Q4XT\x00", 422, "Mã phiếu có 10 chữ cái"),
        (CODE, 404, "Không có phiếu nào mang mã 7K2M9-Q4XTD"),
    ],
)
def test_a_code_that_is_none_is_told(
    client: FlaskClient, code: str, status: int, said: str
) -> None:
    answer = client.post("/cong-khai/phieu", data={"code": code})
    assert answer.status_code == status
    assert said in answer.text
