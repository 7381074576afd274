"""What is not stored cannot leak: columns, cookies and order, held to a list."""

from flask.testing import FlaskClient
from sqlalchemy import inspect
from sqlalchemy.orm import Session

from survey.models import Comment, Receipt, Response
from tests.pages import open_page, send

COLUMNS = {
    Response: {
        *("id", "round_id", "questionnaire_id", "unit_id", "counter_id", "service"),
        *("channel", "population", "evidence", "language", "day", "half", "answers"),
        "digest",
    },
    Comment: {"id", "round_id", "unit_id", "month", "language", "text"},
    Receipt: {"code_digest", "round_id", "counted_in"},
}


def test_the_tables_of_a_sheet_have_these_columns_and_no_other(
    session: Session,
) -> None:
    stored = inspect(session.connection())
    for model, columns in COLUMNS.items():
        found = stored.get_columns(model.__tablename__)
        assert {column["name"] for column in found} == columns


def test_no_column_counts_or_tells_the_time(session: Session) -> None:
    stored = inspect(session.connection())
    for model in COLUMNS:
        for column in stored.get_columns(model.__tablename__):
            assert "autoincrement" not in column or not column["autoincrement"]
            assert "TIME" not in str(column["type"]).upper()


def test_nothing_refers_from_a_comment_or_receipt_to_a_response(
    session: Session,
) -> None:
    stored = inspect(session.connection())
    for model in (Comment, Receipt):
        keys = stored.get_foreign_keys(model.__tablename__)
        assert {key["referred_table"] for key in keys} <= {"round", "unit"}


def test_citizens_get_no_cookie_and_theirs_are_not_read(
    client: FlaskClient, address: str
) -> None:
    client.set_cookie("session", "forged")
    page = open_page(client, address)
    answers = {name: "5" for name in page.forms[-1].names if name.startswith("q-")}
    thanks = send(client, page, answers)
    for place in (address, f"{address}?lang=en", thanks.address, "/q/unknown"):
        answer = client.get(place)
        assert "Set-Cookie" not in answer.headers
        assert "Cookie" not in answer.headers.get("Vary", "")
        # The blank page is kept by the phone alone, so that going back sends it again.
        is_blank = place.partition("?")[0] == address
        kept = "private, no-cache" if is_blank else "no-store"
        assert answer.headers["Cache-Control"] == kept


def test_two_pages_have_nothing_in_common_to_follow_a_citizen_by(
    client: FlaskClient, address: str
) -> None:
    tokens = {
        dict(open_page(client, address).forms[-1].filled)["token"] for _ in range(20)
    }
    assert len(tokens) == 20
    assert len({token[:8] for token in tokens}) == 20
