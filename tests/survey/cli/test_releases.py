"""`hailong release`: what it counted, and what it could not."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import AuditEntry, Publication, TransactionTotal, Weighting
from tests.factories import make_province, make_sheets
from tests.survey.cli.conftest import Hailong


def test_transactions_without_a_sheet_are_told(
    hailong: Hailong, session: Session
) -> None:
    province = make_province(session, method="counter-short")
    province.round.weighting = Weighting.TRANSACTIONS
    one, other = province.units
    province.counters[0].service = "dat-dai"
    for unit, service, total in (
        *((one, "dat-dai", 70), (one, "ho-tich", 20)),
        (other, "", 10),
    ):
        place = {"round_id": province.round.id, "unit_id": unit.id}
        session.add(TransactionTotal(**place, service=service, total=total))
    make_sheets(session, province.round, province.counters[0], ["55555"], n=10)
    code, codes = province.round.code, [one.code, other.code]
    session.commit()

    said = hailong("release", code).splitlines()

    assert said[2:] == [
        "Without a sheet: 30 of 100 transactions, counted nowhere.",
        f"  {codes[0]} ho-tich: 20",
        f"  {codes[1]}: 10",
    ]


def test_a_release_is_published_once(hailong: Hailong, session: Session) -> None:
    province = make_province(session, method="counter-short")
    make_sheets(session, province.round, province.counters[0], ["55555"], n=30)
    code = province.round.code
    session.commit()
    hailong("release", code)
    said = hailong("release", "publish", code, "1", "--note", "Theo kế hoạch.")
    assert said.strip().endswith(f"/cong-khai/{code}/1")
    [row] = session.scalars(select(Publication))
    assert (row.note, row.by_id) == ("Theo kế hoạch.", None)
    session.rollback()

    withdraw = ("release", "withdraw", code, "1", "--yes", "--reason")
    assert "say why" in hailong(*withdraw, "  ", exit_code=2)
    assert "control" in hailong(*withdraw, "a\x1b[2J", exit_code=2)
    assert hailong(*withdraw, "Nhập nhầm số lượt.").endswith(f"/cong-khai/{code}/1\n")
    hailong(*withdraw, "Lần nữa.", exit_code=1)
    [_first, row] = session.scalars(select(Publication).order_by(Publication.at))
    assert (row.kind, row.note) == ("withdrawn", "Nhập nhầm số lượt.")
    actions = select(AuditEntry.action).order_by(AuditEntry.id)
    assert session.scalars(actions).all()[-2:] == [
        *("release.published", "release.withdrawn")
    ]
