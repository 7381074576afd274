"""Points on the pages: out of 18, never percent; three levels, never five."""

from datetime import UTC, date, datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey.models import Release
from survey.release.operations import make_release
from tests.factories import Province, make_province, make_round, make_sheets
from tests.pages import open_page

pytestmark = pytest.mark.usefixtures("clock")
WORST, MIDDLE, BEST = "1" * 9, "2" * 9, "3" * 9


@pytest.fixture
def database_url(sqlite_url: URL) -> URL:
    """What is read is tested on both databases elsewhere; this is how it is shown."""
    return sqlite_url


@pytest.fixture
def province(session: Session) -> Province:
    """Two communes rated by the circular of 2018."""
    return make_province(session, method="tt01-2018")


@pytest.fixture
def release(session: Session, province: Province) -> Release:
    """The later of two releases; half a year before, people were less satisfied."""
    earlier = make_round(
        session,
        province.root,
        province.questionnaire,
        starts_on=date(2025, 8, 1),
        ends_on=date(2025, 10, 31),
    )
    first, second = province.counters
    by_day = {9: (35, 20, 45), 10: (25, 25, 50), 11: (15, 30, 55)}
    for day, (worst, middle, best) in by_day.items():
        when, later = date(2025, 9, day), date(2026, 2, day)
        make_sheets(session, earlier, first, [WORST, BEST], n=100, day=when)
        given = [WORST] * worst + [MIDDLE[:4] + BEST[4:]] * middle + [BEST] * best
        make_sheets(session, province.round, first, given, day=later)
    make_sheets(session, province.round, second, [BEST], n=30)
    make_release(session, earlier, made_at=datetime(2025, 11, 1, tzinfo=UTC))
    made = make_release(
        session, province.round, made_at=datetime(2026, 3, 9, tzinfo=UTC)
    )
    session.commit()
    return made


def _address(release: Release) -> str:
    return f"/tong-quan/{release.round.code}/{release.number}"


def test_the_overview_tells_points_out_of_18(
    official: FlaskClient, release: Release
) -> None:
    page = open_page(official, _address(release))

    assert "18,00/18" in page.text  # where everybody is very satisfied
    assert "Điểm đánh giá" in page.text
    assert "năm mức" not in page.text
    assert "18,00%" not in page.text


def test_a_unit_tells_indicators_out_of_2_and_answers_on_three_levels(
    official: FlaskClient, province: Province, release: Release
) -> None:
    page = open_page(official, f"/don-vi/{province.units[0].code}")

    assert "12,50/18" in page.text
    assert "1,25/2" in page.text  # the first four indicators
    assert "1,50/2" in page.text
    header = page.source.partition("Bỏ trống")[0]
    for word in ("Không hài lòng", "Hài lòng", "Rất hài lòng"):
        assert word in header
    assert "Bình thường" not in page.text
    assert "quy về thang 100" in page.text  # factors beside each other
    assert "tức hai phần trăm số điểm tối đa" in page.text  # what a change means


def test_the_class_is_by_points(
    official: FlaskClient, province: Province, release: Release
) -> None:
    page = open_page(official, f"/don-vi/{province.units[0].code}")

    assert "Tốt" in page.text


def test_the_method_is_explained_in_points(
    official: FlaskClient, province: Province, release: Release
) -> None:
    unit = province.units[0].code
    page = open_page(
        official, f"/phuong-phap/{release.round.code}/{release.number}?unit={unit}"
    )

    assert "mức thấp nhất 0 điểm" in page.text
    assert "tổng điểm các tiêu chí" in page.text
    assert "Đổi về điểm: từ" in page.text
    assert "xuất sắc từ 15" in page.text
    assert "chưa kiểm chứng" in page.text.casefold()
    # Of 300 sheets 75 give 0 points, 75 one point, 150 two points.
    assert "375/300 = 1,25" in page.text
    sum_ = " + ".join(["1,2500"] * 4 + ["1,5000"] * 5)
    assert f"{sum_} = 12,50" in page.text


def test_an_index_and_points_share_no_line(
    official: FlaskClient, session: Session, province: Province, release: Release
) -> None:
    other = make_province(session, units=0, method="counter-short")
    round_ = make_round(
        session,
        province.root,
        other.questionnaire,
        title="Đợt theo phương pháp khác",
        starts_on=date(2025, 11, 1),
        ends_on=date(2025, 12, 31),
    )
    counter = province.counters[0]
    make_sheets(session, round_, counter, ["55555"], n=30, day=date(2025, 11, 5))
    make_release(session, round_, made_at=datetime(2026, 1, 1, tzinfo=UTC))
    session.commit()

    page = open_page(official, f"/don-vi/{province.units[0].code}")

    trend = page.source.partition('id="trend"')[2].partition("</section>")[0]
    assert "9,00<" in trend
    assert "100,00" not in trend
    chooser = page.source.partition('class="chooser"')[2].partition("</details>")[0]
    assert "Đợt theo phương pháp khác" in chooser  # but there is a way to it
