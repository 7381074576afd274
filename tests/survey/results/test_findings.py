"""What pages make of changes, weeks, drivers and rank sets that were frozen."""

from dataclasses import dataclass
from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey.i18n import LANGUAGES
from survey.models import Release, Stratum, Unit
from tests.factories import Province, make_round
from tests.pages import Page, open_page
from tests.survey.results.frozen import (
    freeze_change,
    freeze_drivers,
    freeze_figures,
    freeze_release,
    freeze_weeks,
)

pytestmark = pytest.mark.usefixtures("clock")

RANKED: dict[str, object] = {"rank": 5, "rank_of": 20, "rank_best": 2, "rank_worst": 9}
RANKED |= {"own_best": 3, "own_worst": 8, "tier": 2}
BORDERLINE: dict[str, object] = {"band": "good", "band_chance": 0.55}
BORDERLINE |= {"band_sure": False, "band_chances": {"excellent": 0.45, "good": 0.55}}


@pytest.fixture
def database_url(sqlite_url: URL) -> URL:
    """What is read is tested on both databases elsewhere; this is how it is shown."""
    return sqlite_url


@dataclass
class Frozen:
    """A release, the one of the round before, and a unit with figures in both."""

    session: Session
    release: Release
    earlier: Release
    root: Unit
    unit: Unit

    def open_unit(self, official: FlaskClient, *, language: str = "vi") -> Page:
        self.session.commit()
        return open_page(official, f"/don-vi/{self.unit.code}?lang={language}")

    def open_overview(self, official: FlaskClient, *, language: str = "vi") -> Page:
        self.session.commit()
        place = f"{self.release.round.code}/{self.release.number}"
        return open_page(official, f"/tong-quan/{place}?lang={language}")


@pytest.fixture
def frozen(session: Session, province: Province) -> Frozen:
    """Figures of a commune, which is ranked, and of the province."""
    before = make_round(
        session,
        province.root,
        province.questionnaire,
        title="Đợt khảo sát năm 2025",
        starts_on=date(2025, 8, 1),
        ends_on=date(2025, 10, 31),
    )
    earlier = freeze_release(session, before)
    release = freeze_release(session, province.round)
    unit = province.units[0]
    session.add(
        Stratum(
            release_id=release.id,
            unit_id=unit.id,
            counted_in=1,
            n_sheets=200,
            n_psu=31,
            transactions=None,
            weight=1.0,
            input_digest="4" * 64,
            statistics=b"",
        )
    )
    for one in (earlier, release):
        freeze_figures(session, one, province.root, band="good")
        freeze_figures(session, one, unit, **RANKED, **BORDERLINE)
    return Frozen(session, release, earlier, province.root, unit)


def test_a_unit_says_which_ranks_it_may_have(
    official: FlaskClient, frozen: Frozen
) -> None:
    page = frozen.open_unit(official)
    assert "Xếp hạng 5 khoảng 3–8 trong 20 đơn vị cùng nhóm" in page.text


def test_a_unit_says_how_sure_its_class_is(
    official: FlaskClient, frozen: Frozen
) -> None:
    page = frozen.open_unit(official)
    assert "Xếp loại Tốt giáp ranh: Tốt 55%, Xuất sắc 45%" in page.text


def test_the_table_has_ranges_of_ranks_classes_and_changes(
    official: FlaskClient, frozen: Frozen
) -> None:
    freeze_change(frozen.session, frozen.release, frozen.unit, frozen.earlier)
    page = frozen.open_overview(official)
    rows = [" ".join(row.text.split()) for row in page.all("tr")]
    row = next(row for row in rows if "Xã Đông" in row)
    assert row.startswith("5 Xã Đông 2–9 90,00 86,50–92,50 200")
    assert row.endswith("giáp ranh: Tốt 55%, Xuất sắc 45% tăng 4,00 điểm: tăng thật")


def test_a_release_before_rank_sets_is_still_shown(
    official: FlaskClient, session: Session, province: Province
) -> None:
    release = freeze_release(session, province.round, further_digest="")
    freeze_figures(session, release, province.root)
    freeze_figures(session, release, province.units[0], rank=1, rank_of=1, band="good")
    session.commit()
    page = open_page(official, "/")
    assert "Khoảng hạng" not in page.text
    assert "So với đợt trước" not in page.text
    assert "Diễn biến theo tuần" not in page.text
    page = open_page(official, f"/don-vi/{province.units[0].code}")
    assert "Xếp hạng 1 trong 1 đơn vị" in page.text
    assert "Mã băm so sánh" not in page.text


def test_a_change_is_told_with_its_verdict_and_reason(
    official: FlaskClient, frozen: Frozen
) -> None:
    for unit in (frozen.root, frozen.unit):
        freeze_change(frozen.session, frozen.release, unit, frozen.earlier)
    for page in (frozen.open_overview(official), frozen.open_unit(official)):
        assert "tăng 4,00 điểm, ngoài sai số" in page.text
        [row] = [r.text for r in page.all("tr") if "Chênh lệch, điểm" in r.text]
        assert "+4,00" in row
        assert "+0,40 đến +7,60" in row
        assert "Mức tăng lớn hơn sai số" in page.text
        assert "giao nhau" not in page.text


def test_parts_of_an_index_say_how_they_changed(
    official: FlaskClient, frozen: Frozen
) -> None:
    [content, factor, criterion] = ["II", "II.A", "S1"]
    for node in (content, factor, criterion):
        freeze_change(
            frozen.session,
            frozen.release,
            frozen.unit,
            frozen.earlier,
            node=node,
            difference=-0.5,
            verdict="equivalent",
        )
    page = frozen.open_unit(official)
    rows = [" ".join(row.text.split()) for row in page.all("tr")]
    said = [row for row in rows if "giảm 0,50 điểm: không đổi đáng kể" in row]
    assert len(said) == 3
    assert said[-1].endswith("đủ tin cậy")


def test_two_methods_are_not_compared(official: FlaskClient, frozen: Frozen) -> None:
    page = frozen.open_overview(official)
    assert "trước khi phần mềm so sánh hai đợt" in page.text


def test_criteria_that_are_firm_need_no_list(
    official: FlaskClient, frozen: Frozen
) -> None:
    page = frozen.open_unit(official)
    assert "Tỷ lệ hài lòng của mọi tiêu chí đều đủ tin cậy" in page.text


def test_criteria_that_are_not_firm_are_named_with_the_reason(
    official: FlaskClient, session: Session, province: Province
) -> None:
    release = freeze_release(session, province.round)
    unit = province.units[0]
    qualities = {"S1": "suppress:n", "S3": "suppress:n", "S4": "review"}
    freeze_figures(session, release, unit, qualities=qualities, band="good")
    session.commit()
    page = open_page(official, f"/don-vi/{unit.code}")
    [first, second] = [
        " ".join(item.text.split())
        for item in page.all("li")
        if "tiêu chí)" in item.text
    ]
    assert first.startswith("Chưa đủ để công bố: chưa đủ 30 câu trả lời")
    assert "(2 tiêu chí): S1 " in first
    assert ", S3 " in first
    assert second.startswith("Cần thận trọng: mọi câu trả lời đều như nhau (1 tiêu")
    assert "Ở 1 tiêu chí, tỷ lệ không hài lòng quá nhỏ" in page.text


def test_weeks_within_their_limits(official: FlaskClient, frozen: Frozen) -> None:
    values = [88.0, 90.0, None, 86.0, 87.5, 89.0, 91.0, 88.0, 86.5]
    freeze_weeks(frozen.session, frozen.release, frozen.unit, values)
    page = frozen.open_unit(official)
    finding = "8 tuần: lên xuống trong giới hạn bình thường, quanh 88,00"
    assert finding in [caption.text for caption in page.all("figcaption")]
    rows = [" ".join(row.text.split()) for row in page.all("tr")]
    assert "5/1/2026 36 88,00 84,00–92,00 79,00–97,00 –" in rows
    assert "19/1/2026 4 ít hơn 10 phiếu, không công bố" in rows
    assert "chưa tới 20 tuần" in page.text


def test_a_week_that_stands_out_is_marked_and_said(
    official: FlaskClient, frozen: Frozen
) -> None:
    values: list[float | None] = [88.0] * 8 + [75.5]
    signals = {8: ["beyond_3"]}
    freeze_weeks(frozen.session, frozen.release, frozen.root, values, signals=signals)
    page = frozen.open_overview(official)
    titles = [caption.text for caption in page.all("figcaption")]
    assert "1 tuần khác thường: tuần từ 2/3/2026 (75,50)" in titles
    assert "Tuần từ 2/3/2026, chỉ số 75,50: ra ngoài giới hạn." in page.text


def test_a_short_series_says_so(official: FlaskClient, frozen: Frozen) -> None:
    freeze_weeks(
        frozen.session, frozen.release, frozen.unit, [88.0, 86.0], basis="short"
    )
    page = frozen.open_unit(official)
    assert "Mới có 2 tuần đủ phiếu: chưa nói được tuần nào khác thường" in page.text
    assert "chưa đủ 8 tuần" in page.text


def test_one_week_is_not_drawn(official: FlaskClient, frozen: Frozen) -> None:
    freeze_weeks(frozen.session, frozen.release, frozen.unit, [88.0, None], basis="")
    page = frozen.open_unit(official)
    assert "Chưa đủ hai tuần có từ 10 phiếu trở lên" in page.text


def test_what_to_improve_first_is_named(official: FlaskClient, frozen: Frozen) -> None:
    quadrants = ["fix_first", "keep_up", "unclear", "unclear", "low_priority"]
    freeze_drivers(frozen.session, frozen.release, frozen.unit, quadrants, n=250)
    page = frozen.open_unit(official)
    assert "Nên cải thiện trước: Tiếp cận dịch vụ" in [
        caption.text for caption in page.all("figcaption")
    ]
    assert "không phải nguyên nhân" in page.text
    rows = [" ".join(row.text.split()) for row in page.all("tr")]
    row = "II.A Tiếp cận dịch vụ 0,50 0,45–0,55 +3,00 +2,50 đến +3,50 "
    assert row + "nên cải thiện trước" in rows


@pytest.mark.parametrize(
    ("quadrants", "title"),
    [
        (["unclear"] * 5, "Chưa đủ cơ sở để xếp yếu tố nào trước, yếu tố nào sau"),
        (["keep_up"] * 5, "Không có yếu tố nào rõ ràng nên cải thiện trước"),
    ],
)
def test_nothing_to_improve_first_is_said(
    official: FlaskClient, frozen: Frozen, quadrants: list[str], title: str
) -> None:
    freeze_drivers(frozen.session, frozen.release, frozen.unit, quadrants, n=250)
    page = frozen.open_unit(official)
    assert title in [caption.text for caption in page.all("figcaption")]


def test_what_is_not_firm_is_not_shown(official: FlaskClient, frozen: Frozen) -> None:
    freeze_drivers(
        frozen.session, frozen.release, frozen.unit, ["fix_first"] * 5, n=150
    )
    page = frozen.open_unit(official)
    assert "cần ít nhất 200 phiếu trả lời đủ các yếu tố" in page.text
    assert "có 150 phiếu như vậy" in page.text
    assert "Nên cải thiện trước:" not in page.text


def test_no_drivers_are_no_silence(official: FlaskClient, frozen: Frozen) -> None:
    page = frozen.open_unit(official)
    assert "không có số liệu về mối liên hệ" in page.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_findings_in_every_language(
    official: FlaskClient, frozen: Frozen, language: str
) -> None:
    values: list[float | None] = [88.0] * 8 + [75.5, None]
    signals = {8: ["beyond_3", "run_8", "two_of_three"]}
    quadrants = ["fix_first", "keep_up", "unclear", "possible_overkill", "low_priority"]
    for unit in (frozen.root, frozen.unit):
        where = (frozen.session, frozen.release, unit)
        freeze_change(*where, frozen.earlier)
        freeze_weeks(*where, values, signals=signals)
    freeze_drivers(frozen.session, frozen.release, frozen.unit, quadrants, n=250)
    overview = frozen.open_overview(official, language=language)
    unit_page = frozen.open_unit(official, language=language)
    said = {"vi": "ngoài sai số", "en": "beyond error"}[language]
    assert said in overview.text
    assert said in unit_page.text
