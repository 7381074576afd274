"""A closed round stays as it is, whoever tries, by whatever way."""

from threading import Thread

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.manage.operations.past.counts import import_tallies
from survey.manage.operations.past.counts_file import Layout
from survey.manage.operations.rate_counts import import_counts
from survey.manage.operations.round_changes import edit_round
from survey.manage.operations.round_closing import close_round
from survey.manage.operations.round_plan import RoundPlan
from survey.manage.operations.rounds import round_by_code
from survey.manage.operations.totals import import_totals
from survey.manage.operations.totals_written import write_totals
from survey.models import RateCount, RoundUnit, Tally, TransactionTotal
from tests.factories import TODAY, Province
from tests.pages import open_page
from tests.survey.manage.rounds.conftest import Stored

pytestmark = pytest.mark.usefixtures("clock")

INSERTS = (
    "INSERT INTO round_unit (round_id, unit_id) VALUES (:round, :other)",
    "INSERT INTO transaction_total (round_id, unit_id, service, total) "
    "VALUES (:round, :other, '', 1)",
    "INSERT INTO tally (round_id, unit_id, criterion, counts) "
    "VALUES (:round, :other, 'c', '[1]')",
    "INSERT INTO rate_count (round_id, unit_id, rate, counted, total) "
    "VALUES (:round, :other, 'r', 1, 1)",
)
CHANGES = (
    "UPDATE round SET title = 'x' WHERE id = :round",
    "UPDATE round SET closed_on = NULL WHERE id = :round",
    "DELETE FROM round WHERE id = :round",
    "UPDATE transaction_total SET total = 9 WHERE round_id = :round",
    "UPDATE transaction_total SET round_id = :open WHERE round_id = :round",
    "UPDATE transaction_total SET round_id = :round WHERE round_id = :open",
    "DELETE FROM transaction_total WHERE round_id = :round",
    "UPDATE round_unit SET unit_id = :other WHERE round_id = :round",
    "DELETE FROM round_unit WHERE round_id = :round",
    "UPDATE tally SET counts = '[9]' WHERE round_id = :round",
    "DELETE FROM tally WHERE round_id = :round",
    "UPDATE rate_count SET counted = 0 WHERE round_id = :round",
    "DELETE FROM rate_count WHERE round_id = :round",
    *INSERTS,
)


@pytest.fixture
def closed(session: Session, province: Province) -> dict[str, int]:
    """A closed round with a row in each table that belongs to it, and an open one."""
    one, other, third = province.units
    place = {"round_id": province.round.id, "unit_id": one.id}
    session.add_all(
        [
            RoundUnit(**place),
            TransactionTotal(**place, service="", total=1),
            Tally(**place, criterion="c", counts=[1]),
            RateCount(**place, rate="r", counted=1, total=1),
        ]
    )
    further = _further(session, province)
    session.add(
        TransactionTotal(round_id=further, unit_id=third.id, service="", total=1)
    )
    close_round(session, province.round, on=TODAY)
    session.commit()
    return {"round": province.round.id, "other": other.id, "open": further}


def _further(session: Session, province: Province) -> int:
    columns = (
        "title, starts_on, ends_on, method_id, questionnaire_id, root_id, channels, "
        "populations, weighting"
    )
    session.execute(
        text(
            f"INSERT INTO round (code, {columns}) "
            f"SELECT 'mo', {columns} FROM round WHERE id = :id"
        ),
        {"id": province.round.id},
    )
    found: int | None = session.scalar(text("SELECT id FROM round WHERE code = 'mo'"))
    assert found
    return found


@pytest.mark.parametrize("change", CHANGES)
def test_sql_cannot_change_it(
    engine: Engine, closed: dict[str, int], change: str
) -> None:
    with pytest.raises(IntegrityError, match="frozen"), engine.begin() as connection:
        connection.execute(text(change), closed)


@pytest.mark.parametrize("change", INSERTS)
def test_sql_can_change_an_open_one(
    engine: Engine, closed: dict[str, int], change: str
) -> None:
    place = closed | {"round": closed["open"]}
    with engine.begin() as connection:
        assert connection.execute(text(change), place).rowcount == 1


def test_no_operation_changes_it(
    session: Session, province: Province, closed: dict[str, int]
) -> None:
    round_ = round_by_code(session, province.round.code)
    plan = RoundPlan(
        code=round_.code,
        title="Tên khác",
        starts_on=round_.starts_on,
        ends_on=round_.ends_on,
        root=province.root,
        method=round_.method,
        questionnaire=round_.questionnaire,
    )
    data = f"unit,total\n{province.units[0].code},9\n".encode()
    layout = Layout(None, None, None)
    for change in (
        lambda: edit_round(session, round_, plan),
        lambda: close_round(session, round_, on=TODAY),
        lambda: import_totals(session, round_, data),
        lambda: write_totals(session, round_, {province.units[0].id: {}}),
        lambda: import_counts(session, round_, b"unit,rate,counted,total\n"),
        lambda: import_tallies(session, round_, b"unit,item\n", layout=layout),
    ):
        with pytest.raises(Problem, match="đã đóng từ ngày 10/3/2026") as caught:
            change()
        assert caught.value.status == 409
    session.flush()


@pytest.mark.parametrize(
    ("method", "part"),
    [
        *[("get", part) for part in ("sua", "dong", "giao-dich/nhap")],
        *[("post", part) for part in ("sua", "dong", "giao-dich")],
        *[("post", part) for part in ("giao-dich/nhap", "giao-dich/nhap/ghi")],
        *[(way, "giao-dich/{unit}") for way in ("get", "post")],
    ],
)
def test_no_page_changes_it(
    official: FlaskClient,
    stored: Stored,
    province: Province,
    closed: dict[str, int],
    method: str,
    part: str,
) -> None:
    address = f"/dot-khao-sat/{province.round.code}"
    page = open_page(official, "/dot-khao-sat/moi")  # of which the token is taken
    sent = {
        "csrf_token": dict(page.forms[-1].filled)["csrf_token"],
        "revision": "1",
        "title": "Tên khác",
        f"total-{province.units[0].id}": "9",
        "totals": f"unit,total\n{province.units[0].code},9\n",
        "sure": "y",
    }
    before = stored.round(province.round.code)
    where = f"{address}/{part.format(unit=province.units[0].code)}"
    answer = official.open(where, method=method, data=sent)
    assert answer.status_code == 409
    assert "đã đóng từ ngày 10/3/2026" in answer.text
    after = stored.round(province.round.code)
    assert (after.title, after.revision) == (before.title, before.revision)
    assert stored.totals(after) == {(province.units[0].id, ""): 1}


def test_it_can_still_be_looked_at(
    official: FlaskClient, province: Province, closed: dict[str, int]
) -> None:
    address = f"/dot-khao-sat/{province.round.code}"
    page = open_page(official, address)
    assert "Đã đóng" in page.text
    for words in ("Sửa kế hoạch", "Đóng đợt này"):
        assert words not in page.text
    page = open_page(official, f"{address}/giao-dich")
    assert "số lượt giao dịch không thay đổi được nữa" in page.text
    assert "Ghi trang này" not in page.text


class TestOnPostgreSQL:
    """What can only be tried where two write at the same time."""

    @pytest.fixture
    def database_url(self, postgresql_url: URL) -> URL:
        return postgresql_url

    @pytest.mark.postgresql
    def test_a_total_that_meets_the_closing_waits_and_is_refused(
        self, engine: Engine, session: Session, province: Province
    ) -> None:
        place = {"round": province.round.id, "other": province.units[1].id}
        refused: list[IntegrityError] = []

        def write() -> None:
            try:
                with engine.begin() as connection:
                    connection.execute(text(INSERTS[1]), place)
            except IntegrityError as error:
                refused.append(error)

        close_round(session, province.round, on=TODAY)
        writer = Thread(target=write)
        writer.start()
        writer.join(0.5)
        assert writer.is_alive()
        session.commit()
        writer.join(5)
        assert "frozen" in str(refused[0])
