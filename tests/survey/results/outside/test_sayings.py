"""What a report says of a result: how far up, which place, tied or not."""

from collections.abc import Iterator

import pytest

from survey.models import Mark, OutsideResult, SubjectKind
from survey.results.outside import sayings
from survey.results.outside.ranks import standings
from survey.results.outside.series import Series, all_series
from survey.speaking import speaking
from tests.survey.results.outside.results import result


@pytest.fixture(autouse=True)
def _in_vietnamese() -> Iterator[None]:
    with speaking("vi"):
        yield


def one_series(*results: OutsideResult) -> Series:
    [series] = all_series(results, standings(results))
    return series


def newest(*results: OutsideResult) -> str:
    series = one_series(*results)
    return sayings.sentence(series, series.newest)


def test_figure_and_rank_stand_with_their_changes() -> None:
    said = newest(
        result(year=2020, value=84.51, rank=40, rank_of=63),
        result(value=86.77, rank=27, rank_of=63),
    )
    assert said == (
        "Năm 2021, PAR INDEX của Hậu Giang đạt 86,77% (tăng 2,26 điểm so với năm "
        "2020), tăng 13 bậc, xếp thứ 27/63."
    )


def test_points_stand_with_the_most_there_are_and_a_tie_is_said() -> None:
    given = {"index_name": "SIPAS", "most_points": 10.0}
    said = newest(
        result(**given, year=2020, points=8.11),
        result(**given, points=8.46, rank=50, rank_of=63, is_tied=True),
    )
    assert said == (
        "Năm 2021, SIPAS của Hậu Giang đạt 8,46/10 điểm (tăng 0,35 điểm so với năm "
        "2020), đồng hạng 50/63."
    )


def test_a_rank_alone_is_compared_and_the_region_named() -> None:
    given = {"index_name": "SIPAS", "subject_name": "Hà Giang", "rank_of": 63}
    said = newest(
        result(**given, year=2022, rank=37),
        result(
            **given,
            year=2023,
            rank=31,
            region="tỉnh miền núi phía Bắc",
            region_rank=6,
            region_rank_of=14,
        ),
    )
    assert said == (
        "Năm 2023, SIPAS của Hà Giang tăng 6 bậc so với năm 2022, xếp thứ 31/63, "
        "thứ 6/14 tỉnh miền núi phía Bắc."
    )


def test_an_area_is_named_and_a_doubt_is_said() -> None:
    given = {"area": "2", "area_name": "Cải cách thể chế", "rank_of": 63}
    said = newest(
        result(**given, year=2022, rank=42),
        result(**given, year=2023, rank=7, mark=Mark.UNVERIFIED),
    )
    assert said == (
        "Năm 2023, PAR INDEX – Cải cách thể chế của Hậu Giang tăng 35 bậc so với năm "
        "2022, xếp thứ 7/63 (chưa đối chiếu nguồn)."
    )


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ({"value": 80.0}, {"value": 79.5}, "giảm 0,50 điểm"),
        ({"value": 80.001}, {"value": 80.004}, "không thay đổi"),
        ({"value": 80.0}, {"points": 8.1}, ""),
        ({"points": 42.1}, {"points": 43.7}, "tăng 1,60 điểm"),
        # Of ten points and of a hundred: no difference means anything.
        ({"points": 8.1, "most_points": 10.0}, {"points": 82.0}, ""),
    ],
)
def test_how_far_a_figure_went(
    before: dict[str, object], after: dict[str, object], words: str
) -> None:
    series = one_series(result(year=2020, **before), result(year=2021, **after))
    assert sayings.moved(series.newest.change) == words


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ((41, 63), (61, 63), "giảm 20 bậc"),
        ((40, 63), (40, 63), "giữ nguyên thứ hạng"),
        # Provinces were merged: 40 of 63 and 20 of 34 have no steps between them.
        ((40, 63), (20, 34), ""),
        ((40, None), (20, 63), ""),
    ],
)
def test_how_far_a_rank_went(
    before: tuple[int, int | None], after: tuple[int, int | None], words: str
) -> None:
    series = one_series(
        result(year=2020, rank=before[0], rank_of=before[1]),
        result(year=2021, rank=after[0], rank_of=after[1]),
    )
    assert sayings.climbed(series.newest.change) == words


def test_missing_years_stay_gaps() -> None:
    series = one_series(result(year=2018, value=80.0), result(year=2021, value=83.0))
    assert [(y.year, y.result is None) for y in series.years] == [
        *((2018, False), (2019, True), (2020, True), (2021, False)),
    ]
    assert "tăng 3,00 điểm so với năm 2018" in sayings.sentence(series, series.newest)
    assert sayings.sentence(series, series.years[1]) == ""


def test_nothing_is_compared_across_another_way_of_measuring() -> None:
    given = {"index_name": "SIPAS", "subject_kind": SubjectKind.NATION}
    series = one_series(
        result(**given, year=2021, value=87.16), result(**given, year=2022, value=80.08)
    )
    change = series.newest.change
    assert change
    assert change.is_other_method
    said = sayings.sentence(series, series.newest)
    assert said == "Năm 2022, SIPAS của cả nước đạt 80,08%."
