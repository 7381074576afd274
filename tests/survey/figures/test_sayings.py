"""Ranks, classes and changes in words, without a page around them."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy.engine import URL

from survey import words
from survey.figures import sayings as say
from survey.figures.populations import Mixture
from survey.models import (
    Basis,
    Change,
    Figure,
    Population,
    Quadrant,
    Quality,
    TrendPoint,
    Verdict,
)

USERS, FIRMS = Population.COUNTER_USERS, Population.ORGANISATIONS


@pytest.fixture
def database_url(sqlite_url: URL) -> URL:
    """Words need no database; the application wants one."""
    return sqlite_url


@pytest.fixture(autouse=True)
def _in_vietnamese(app: Flask) -> Iterator[None]:
    with app.test_request_context("/?lang=vi"):
        yield


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (3.414, "+3,41"),
        (-0.2, "−0,20"),
        (0.004, "0,00"),
        (-0.004, "0,00"),
        (0.0, "0,00"),
        (None, "–"),
    ],
)
def test_a_difference_has_its_sign(value: float | None, written: str) -> None:
    assert say.signed(value) == written


@pytest.mark.parametrize(
    ("probability", "written"),
    [
        (0.97, "97%"),
        (0.995, "trên 99%"),
        (1.0, "trên 99%"),
        (0.004, "dưới 1%"),
        (0.0, "dưới 1%"),
        (0.994, "99%"),
    ],
)
def test_nothing_is_sure_to_100(probability: float, written: str) -> None:
    assert say.chance(probability) == written


@pytest.mark.parametrize(
    ("p", "written"), [(0.03, "= 0,0300"), (0.00004, "< 0,0001"), (0.0, "< 0,0001")]
)
def test_no_p_value_is_0(p: float, written: str) -> None:
    assert say.p_value(p) == written


@pytest.mark.parametrize(
    ("difference", "verdict", "said"),
    [
        (3.414, Verdict.REAL_RISE, "tăng 3,41 điểm: tăng thật"),
        (-5, Verdict.REAL_FALL, "giảm 5,00 điểm: giảm thật"),
        (1.2, Verdict.SMALL, "tăng 1,20 điểm: thay đổi nhỏ, không đáng kể"),
        (-0.3, Verdict.EQUIVALENT, "giảm 0,30 điểm: không đổi đáng kể"),
        (2.5, Verdict.UNCLEAR, "tăng 2,50 điểm: chưa đủ cơ sở kết luận"),
        (0.001, Verdict.UNCLEAR, "bằng đợt trước: chưa đủ cơ sở kết luận"),
    ],
)
def test_a_change_says_what_may_be_concluded(
    difference: float, verdict: Verdict, said: str
) -> None:
    change = Change(difference=difference, verdict=verdict)
    assert say.change(change) == said
    assert say.why(change)


def test_a_sure_class_says_how_sure() -> None:
    figure = Figure(band="good", band_chance=0.97, band_sure=True)
    assert say.band(figure) == "Tốt – chắc chắn (97%)"


def test_a_borderline_class_names_the_others_that_are_possible() -> None:
    chances = {"excellent": 0.446, "good": 0.55, "fair": 0.004, "weak": 0.0}
    figure = Figure(
        band="good", band_chance=0.55, band_sure=False, band_chances=chances
    )
    assert say.band(figure) == "giáp ranh: Tốt 55%, Xuất sắc 45%"


def test_a_class_of_an_older_release_is_only_named() -> None:
    assert say.band(Figure(band="good", band_chance=None)) == "Tốt"
    assert say.band(Figure(band="", band_chance=None)) == ""


@pytest.mark.parametrize(
    ("best", "worst", "written"), [(3, 9, "3–9"), (1, 1, "1"), (None, None, "")]
)
def test_ranks_are_a_range_where_they_differ(
    best: int | None, worst: int | None, written: str
) -> None:
    assert say.ranks(best, worst) == written


@pytest.mark.parametrize(
    ("quality", "df", "said"),
    [
        (Quality.PRESENT, 30, "đủ tin cậy"),
        (Quality.REVIEW, 5, "cần thận trọng: số liệu đến từ quá ít quầy và ngày"),
        (Quality.REVIEW, 12, "cần thận trọng: mọi câu trả lời đều như nhau"),
        (
            Quality.WIDE,
            12,
            "chưa đủ để công bố: khoảng tin cậy rộng từ 30 điểm trở lên",
        ),
        ("", 12, ""),
    ],
)
def test_a_share_says_how_far_it_can_be_relied_on(
    quality: str, df: int, said: str
) -> None:
    assert say.quality(Figure(quality=quality, df=df)) == said


def test_every_code_has_words() -> None:
    assert all(words.quality_word(one) for one in Quality)
    assert all(words.verdict_word(one) for one in Verdict)
    assert all(words.quadrant_word(one) for one in Quadrant)
    assert all(words.basis_word(one) for one in Basis)
    point = TrendPoint(signals=["beyond_3", "run_8"])
    assert say.signals(point).startswith("ra ngoài giới hạn; từ tám tuần")


@pytest.mark.parametrize(
    ("difference", "verdict", "said"),
    [
        (3.5, Verdict.REAL_RISE, "tăng 3,50 điểm, ngoài sai số"),
        (-2.5, Verdict.REAL_FALL, "giảm 2,50 điểm, ngoài sai số"),
        (1.2, Verdict.SMALL, "tăng 1,20 điểm, ngoài sai số nhưng chưa tới 2 điểm"),
        (0.001, Verdict.EQUIVALENT, "bằng đợt trước, không đổi đáng kể"),
        (-4.0, Verdict.UNCLEAR, "giảm 4,00 điểm, chưa đủ cơ sở kết luận"),
    ],
)
def test_a_change_in_short(difference: float, verdict: Verdict, said: str) -> None:
    assert say.in_short(Change(difference=difference, verdict=verdict)) == said


@pytest.mark.parametrize(
    ("mixture", "said"),
    [
        (None, ""),
        (Mixture((USERS, FIRMS), ()), ""),
        (
            Mixture((USERS, FIRMS), (USERS, FIRMS)),
            "Chỉ số này gộp phiếu của nhiều đối tượng: người đến giao dịch; tổ chức, "
            "doanh nghiệp.",
        ),
        (
            Mixture((USERS, FIRMS), (FIRMS,)),
            "Đợt này hỏi nhiều đối tượng (người đến giao dịch; tổ chức, doanh "
            "nghiệp), nhưng phiếu được tính ở đây mới chỉ của: tổ chức, doanh nghiệp.",
        ),
    ],
)
def test_whose_sheets_an_index_has(mixture: Mixture | None, said: str) -> None:
    assert say.whose(mixture) == said
