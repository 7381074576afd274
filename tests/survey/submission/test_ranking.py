"""Units ranked by what was concluded, beside the year before; units see their own."""

from decimal import Decimal
from io import BytesIO

import pytest
from flask import Flask
from openpyxl import load_workbook
from sqlalchemy.orm import Session

from survey.models import CriteriaSet, Exemption, RoleName, Unit, Workbook
from survey.submission.operations.concluding import reopen_appraisal
from survey.submission.ranking import ranking_of
from survey.submission.ranking_table import ranking_table, why_unranked
from survey.submission.reading import content_of
from survey.submission.year_before import before_of_content
from tests.factories import make_unit
from tests.pages import open_page
from tests.signing_in import signed_in_as
from tests.survey.access.people import give
from tests.survey.submission.appraising import (
    People,
    concluded,
    make_people,
    sent,
    set_of,
)

# What units gave themselves last year and this year, as a share of the most.
SHARES = {"A": ("0.8", "0.9"), "B": ("0.9", "0.8"), "C": ("0.7", "0.9")}


@pytest.fixture
def people(session: Session) -> People:
    return make_people(session)


@pytest.fixture
def units(session: Session, people: People) -> dict[str, Unit]:
    """Three communes of two years, one of this year alone, one that waits."""
    above = make_unit(session)
    found = {name: make_unit(session, above, name=f"Xã {name}") for name in "ABCDE"}
    last, this = set_of(session, 2024), set_of(session, 2025)
    for name, (before, now) in SHARES.items():
        for criteria, share in ((last, before), (this, now)):
            made = sent(session, found[name], people, criteria=criteria, share=share)
            concluded(session, made, people, less="0.05")
    new = sent(session, found["D"], people, criteria=this)
    concluded(session, new, people, unranked=Exemption.FIRST_YEAR)
    sent(session, found["E"], people, criteria=this)
    return found


def newest(session: Session) -> CriteriaSet:
    return set_of(session, 2025)


def test_units_are_ranked_and_held_against_the_year_before(
    session: Session, units: dict[str, Unit]
) -> None:
    found = ranking_of(session, newest(session), None)
    [group] = found.groups.values()
    told = {
        one.workbook.unit.name[-1]: (
            one.standing.place and one.standing.place.rank,
            one.standing.band,
            one.step.places,
            one.step.before and one.step.before.rank,
        )
        for one in group
    }
    assert told == {
        "A": (1, "good", 1, 2),
        "C": (1, "good", 2, 3),
        "B": (3, "fair", -2, 1),
        "D": (None, "", None, None),
    }
    assert [one.workbook.unit.name for one in group] == ["Xã A", "Xã C", "Xã B", "Xã D"]
    assert why_unranked(group[-1]) == "năm đầu tham gia xếp hạng"
    assert [one.unit.name for one in found.waiting] == ["Xã E"]
    rows = {row[1]: row for row in ranking_table(found).rows}
    assert rows["Xã C"][3:6] == (1, 3, "có")
    assert isinstance(rows["Xã C"][8], float)


def test_what_is_being_appraised_again_is_not_ranked(
    session: Session, units: dict[str, Unit]
) -> None:
    query = session.query(Workbook).filter_by(unit_id=units["A"].id)
    workbook = next(one for one in query if one.criteria_set.year == 2025)
    reopen_appraisal(session, workbook, because="Khiếu nại")
    session.flush()
    found = ranking_of(session, newest(session), None)
    assert [one.unit.name for one in found.waiting] == ["Xã A", "Xã E"]


def test_a_workbook_is_held_against_that_of_the_year_before(
    session: Session, units: dict[str, Unit]
) -> None:
    query = session.query(Workbook).filter_by(unit_id=units["C"].id)
    workbook = next(one for one in query if one.criteria_set.year == 2025)
    content = content_of(session, workbook)
    before = before_of_content(session, content, is_concluded=True)
    assert before is not None
    assert before.is_settled
    assert {one.code: one.difference for one in before.change.items}["6.1"] == 1
    assert {one.code: one.difference for one in before.change.areas}["6"] == 20
    new = session.query(Workbook).filter_by(unit_id=units["D"].id).one()
    assert (
        before_of_content(session, content_of(session, new), is_concluded=True) is None
    )


def test_a_unit_sees_its_own_place_among_all(
    app: Flask, session: Session, units: dict[str, Unit], people: People
) -> None:
    give(session, people.head, RoleName.UNIT_HEAD, units["C"])
    head = signed_in_as(app, session, people.head)
    page = open_page(head, "/cham-diem/ket-qua")
    assert "Xã C" in page.text
    assert "1/3 đồng hạng" in page.text
    assert "Xã A" not in page.text
    book = load_workbook(BytesIO(head.get(page.link("XLSX")).data))
    assert [row[1].value for row in book.worksheets[0].iter_rows()][-1] == "Xã C"
    page = open_page(head, open_page(head, "/cham-diem").link("Xã C"))
    assert "So với năm 2024" in page.text
    page = open_page(head, page.link("Bản ký số 1"))
    assert "Cả hai năm là điểm tự chấm" in page.text


def test_points_are_those_that_were_given(
    session: Session, units: dict[str, Unit]
) -> None:
    found = ranking_of(session, newest(session), [units["B"].id])
    [[one]] = found.groups.values()
    assert one.standing.settled.applicable == 100
    assert one.standing.claimed.index == Decimal("80.00")
    assert one.standing.place is not None
    assert one.standing.place.of == 3
