"""Units from a file: all of them or none; history stays."""

from datetime import date

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.manage.operations.units import check_units, import_units
from survey.manage.units.rows import read_unit_rows
from survey.models import Lineage, LineageKind, Unit, UnitKind
from survey.tree import unit_by_code
from tests.factories import TODAY, make_province, make_sheets
from tests.survey.manage.rows import PROVINCE, csv

COMMUNES = (
    "T.1,Xã Đông,xã,T,2025-07-01,,",
    "T.2,Xã Tây,commune,T,1/7/2025,,",
)


def refusal(session: Session, data: bytes) -> str:
    before = session.scalar(select(func.count()).select_from(Unit))
    with pytest.raises(Problem) as caught:
        import_units(session, data)
    assert session.scalar(select(func.count()).select_from(Unit)) == before
    assert not session.new
    assert not session.dirty
    return caught.value.message


def test_children_may_stand_before_their_parents(session: Session) -> None:
    imported = import_units(session, csv(*COMMUNES, PROVINCE))
    assert set(imported.created) == {"T", "T.1", "T.2"}
    commune = unit_by_code(session, "T.2")
    assert commune.parent is unit_by_code(session, "T")
    assert commune.kind == UnitKind.COMMUNE
    assert commune.valid_from == date(2025, 7, 1)


def test_the_same_file_again_changes_nothing(session: Session) -> None:
    import_units(session, csv(PROVINCE, *COMMUNES))
    again = import_units(session, csv(PROVINCE, *COMMUNES))
    assert (again.created, again.changed) == ([], {})
    assert again.unchanged == ["T", "T.1", "T.2"]


def test_names_are_updated_and_empty_cells_say_nothing(session: Session) -> None:
    import_units(session, csv(PROVINCE, *COMMUNES))
    imported = import_units(session, csv("T.1,Xã Đông Mới,,,,,"))
    assert imported.changed == {"T.1": ["name"]}
    assert unit_by_code(session, "T.1").kind == UnitKind.COMMUNE


def test_columns_may_be_missing_when_nothing_is_said_in_them(session: Session) -> None:
    import_units(session, csv(PROVINCE, *COMMUNES))
    imported = import_units(session, csv("T.1,xã loại I", heading="code,ranking_group"))
    assert imported.changed == {"T.1": ["ranking_group"]}


def test_every_fault_is_told_at_once(session: Session) -> None:
    message = refusal(
        session,
        csv(
            PROVINCE,
            "T.1,,xã,T,32/1/2026,,",
            "T.2,B,làng,T,2026-01-01,,",
            "T 3,C,xã,T,2026-01-01,,",
            "T.4,D,xã,Q,2026-01-01,,",
            "t,E,xã,T,2026-01-01,,",
        ),
    )
    for words in (
        "ít nhất 6 lỗi",
        "Dòng 3, cột “name”",
        "Dòng 3, cột “valid_from”",
        "Dòng 4, cột “kind”",
        "Dòng 5, cột “code”",
        "Dòng 6, cột “parent”",
        "Dòng 7, cột “code”",
    ):
        assert words in message


@pytest.mark.parametrize(
    "lines",
    [
        ("T.1,A,xã,T.1,2025-07-01,,",),
        ("T.1,A,xã,T.2,2025-07-01,,", "T.2,B,xã,T.1,2025-07-01,,"),
    ],
    ids=["itself", "each other"],
)
def test_circles_are_refused(session: Session, lines: tuple[str, ...]) -> None:
    assert "thành vòng" in refusal(session, csv(*lines))


def test_of_a_long_circle_it_is_said_how_many_more_there_are(session: Session) -> None:
    codes = [f"T.{n}" for n in range(50)]
    rows = [
        f"{code},A,xã,{above},2025-07-01,,"
        for code, above in zip(codes, [*codes[1:], codes[0]], strict=True)
    ]
    message = refusal(session, csv(*rows))
    assert "43 đơn vị khác trong cùng vòng này" in message
    assert "tệp có ít nhất 8 lỗi" in message


def test_a_circle_through_standing_units_is_refused(session: Session) -> None:
    import_units(session, csv(PROVINCE, *COMMUNES))
    message = refusal(session, csv("T,,,T.1,,,"))
    assert "T → T.1 → T" in message


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("T.1,A,xã,T,2025-06-30,,", "bắt đầu trước đơn vị cấp trên"),
        ("T.1,A,xã,T,2025-07-01,2025-06-01,", "trước ngày bắt đầu"),
        ("T.1,A,xã,T,2025-07-01,,T.2", "phải có ngày kết thúc"),
        ("T.1,A,xã,T,2025-07-01,2025-12-31,T.1", "không phải mã của một đơn vị khác"),
        ("T.1,A,xã,T,2025-07-01,2025-12-31,T.9", "không phải mã của một đơn vị khác"),
    ],
)
def test_periods_and_successors_must_fit(
    session: Session, line: str, words: str
) -> None:
    assert words in refusal(session, csv(PROVINCE, line))


def test_a_parent_may_not_end_before_what_is_below(session: Session) -> None:
    import_units(session, csv(PROVINCE, *COMMUNES))
    assert "còn hoạt động" in refusal(session, csv("T,,,,,2026-01-01,"))


def test_a_code_that_differs_in_case_alone_is_refused(session: Session) -> None:
    import_units(session, csv(PROVINCE))
    message = refusal(session, csv("t,Tỉnh khác,tỉnh,,2025-07-01,,"))
    assert "đã có đơn vị mang mã “T”" in message


def test_a_merger_comes_with_the_file(session: Session) -> None:
    imported = import_units(
        session,
        csv(
            PROVINCE,
            "T.1,Xã Đông,xã,T,2025-07-01,2026-06-30,T.3",
            "T.2,Xã Tây,xã,T,2025-07-01,2026-06-30,T.3",
            "T.3,Xã Đông Tây,xã,T,2026-07-01,,",
        ),
    )
    assert imported.n_lineages == 2
    lineages = session.scalars(select(Lineage)).all()
    assert {lineage.kind for lineage in lineages} == {LineageKind.MERGE}
    assert {lineage.happened_on for lineage in lineages} == {date(2026, 7, 1)}


@pytest.mark.parametrize(
    ("line", "kind", "n"),
    [
        ("T.1,Xã Đông,xã,T,2025-07-01,2026-06-30,T.3", LineageKind.RENAME, 1),
        ("T.1,Xã Đông,xã,T,2025-07-01,2026-06-30,T.3;T.4", LineageKind.SPLIT, 2),
        ("T.1,Xã Đông,xã,T,2025-07-01,2026-06-30,T.2", LineageKind.MERGE, 1),
    ],
)
def test_the_kind_of_a_continuation_follows_from_who_joins_whom(
    session: Session, line: str, kind: LineageKind, n: int
) -> None:
    others = ("T.2,B,xã,T,2025-07-01,,", "T.3,C,xã,T,2026-07-01,,")
    data = csv(PROVINCE, line, *others, "T.4,D,xã,T,2026-07-01,,")
    assert import_units(session, data).n_lineages == n
    assert import_units(session, data).n_lineages == 0
    assert {lineage.kind for lineage in session.scalars(select(Lineage))} == {kind}


@pytest.mark.parametrize("line", ["T.1,,,,,2026-06-30,T.2", "T.1,,,,,2026-06-30,t.9"])
def test_who_has_one_unit_joins_it_to_no_other(session: Session, line: str) -> None:
    """It would bring the other into one's rounds; it is not even said to be there."""
    import_units(session, csv(PROVINCE, *COMMUNES))
    own = {unit_by_code(session, "T.1").id}
    rows = read_unit_rows(csv(line))
    with pytest.raises(Problem, match="không phải mã của một đơn vị khác"):
        check_units(session, rows, scope=own)


def test_a_measured_unit_stays_where_and_when_it_was(session: Session) -> None:
    province = make_province(session)
    commune, other = province.units
    make_sheets(session, province.round, province.counters[0], ["5" * 16])
    message = refusal(
        session,
        csv(f"{commune.code},,,{other.code},{TODAY.replace(day=11)},2026-03-09,"),
    )
    assert "đã có phiếu thì không chuyển" in message or "trước ngày bắt đầu" in message
    assert "đã có phiếu trước ngày này" in message
    assert "đã có phiếu sau ngày này" in message


def test_a_unit_nobody_measured_may_be_moved(session: Session) -> None:
    province = make_province(session)
    commune, other = province.units
    import_units(session, csv(f"{commune.code},,,{other.code},,,"))
    assert commune.parent_id == other.id
