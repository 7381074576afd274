"""What is exported can be imported again, and changes nothing; files cannot be run."""

from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.manage.operations.units import import_units
from survey.models import Unit
from survey.tree import unit_by_code
from tests.survey.manage.rows import PROVINCE, csv
from tests.survey.manage.units.files import check, n_units
from tests.survey.manage.units.trees import make_tree

pytestmark = pytest.mark.usefixtures("clock")

MERGER = (
    PROVINCE,
    "T.1,Xã Đông,xã,T,2025-07-01,2026-06-30,T.3;T.4",
    "T.2,- Xã Tây,xã,T,2025-07-01,2026-06-30,T.3",
    'T.3,"Xã ""Đông"", Tây",xã,T,2026-07-01,,',
    "T.4,@Xã Nam,phường,T.3,2026-07-01,,",
)


def state(session: Session) -> list[tuple[object, ...]]:
    columns = (Unit.code, Unit.name, Unit.kind, Unit.parent_id, Unit.ranking_group)
    rows = session.execute(select(*columns, Unit.valid_from, Unit.valid_to)).all()
    session.rollback()
    return sorted(tuple(row) for row in rows)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_file_comes_back_unchanged(
    official: FlaskClient, app: Flask, session: Session, kind: str, language: str
) -> None:
    import_units(session, csv(*MERGER))
    make_tree(session)
    before = state(session)
    file = official.get(f"/cay-don-vi/xuat.{kind}?lang={language}")
    assert file.status_code == 200
    page = check(official, app, file.data, f"don-vi.{kind}")
    assert "không có gì khác" in page.text
    assert state(session) == before


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_it_makes_the_same_tree_elsewhere(
    official: FlaskClient, session: Session, kind: str
) -> None:
    import_units(session, csv(*MERGER))
    session.commit()
    before = [row[:3] + row[4:] for row in state(session)]
    file = official.get(f"/cay-don-vi/xuat.{kind}").data
    for table in ("lineage", "unit"):
        session.connection().exec_driver_sql(f"DELETE FROM {table}")
    assert import_units(session, file).n_lineages == 3
    assert [row[:3] + row[4:] for row in _rows(session)] == before
    assert unit_by_code(session, "T.4").parent.code == "T.3"


def _rows(session: Session) -> list[tuple[object, ...]]:
    columns = (Unit.code, Unit.name, Unit.kind, Unit.parent_id, Unit.ranking_group)
    rows = session.execute(select(*columns, Unit.valid_from, Unit.valid_to)).all()
    return sorted(tuple(row) for row in rows)


def test_no_spreadsheet_takes_a_name_for_a_formula(
    official: FlaskClient, session: Session
) -> None:
    import_units(session, csv(*MERGER))
    session.commit()
    text = official.get("/cay-don-vi/xuat.csv").text
    assert text.startswith("\ufeffMã đơn vị,")
    assert "'- Xã Tây" in text
    assert "'@Xã Nam" in text
    book = load_workbook(BytesIO(official.get("/cay-don-vi/xuat.xlsx").data))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value} == {"s"}
    assert "@Xã Nam" in {cell.value for cell in cells}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_example_of_the_blank_file_can_be_imported(
    official: FlaskClient, app: Flask, session: Session, language: str
) -> None:
    data = official.get(f"/cay-don-vi/nhap/mau.xlsx?lang={language}").data
    book = load_workbook(BytesIO(data))
    assert len(book.sheetnames) == 3
    del book[book.sheetnames[0]]
    stream = BytesIO()
    book.save(stream)
    page = check(official, app, stream.getvalue(), "mau.xlsx")
    assert "Xác nhận nhập" in page.text
    assert n_units(session) == 0


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_blank_file_itself_says_that_it_is_blank(
    official: FlaskClient, app: Flask, kind: str
) -> None:
    data = official.get(f"/cay-don-vi/nhap/mau.{kind}").data
    page = check(official, app, data, f"mau.{kind}")
    assert "không có dữ liệu" in page.text
