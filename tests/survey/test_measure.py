"""The door: methods as the statistics take them, figures as they are frozen."""

import pytest

from survey.measure import Instrument, Stratum, par_points, transaction_weights
from survey.methods import Method, parse_method, read_method, shipped, to_document

OF = 10_000  # answers to every criterion


def _method(code: str, **changed: object) -> Method:
    return parse_method(to_document(read_method(shipped()[code])) | changed)


def _satisfied(per_ten_thousand: int) -> list[int]:
    """Return counts by level with so many satisfied of ten thousand."""
    return [0, 0, OF - per_ten_thousand, per_ten_thousand, 0]


def test_the_national_index_of_2024() -> None:
    """Published: policies 83.84, services 84.09, overall 83.94."""
    instrument = Instrument.of(_method("sipas-2023"))
    policy = {c: _satisfied(8384) for c in instrument.criteria[:23]}
    service = {c: _satisfied(8409) for c in instrument.criteria[23:]}
    assert len(service) == 16

    stratum = instrument.count_tally(policy | service)
    found = {one.node: one for one in instrument.measure([stratum], [1])}

    assert round(found["overall"].value, 2) == 83.94
    assert found["overall"].value == pytest.approx((23 * 83.84 + 16 * 84.09) / 39)
    contents = [one.value for one in found.values() if one.level == "content"]
    assert contents == [pytest.approx(83.84), pytest.approx(84.09)]


def test_points_of_the_par_index() -> None:
    assert par_points(84.6) == 8.46


def _sheets(method: Method, *sheets: bytes, items: str = "") -> Stratum:
    instrument = Instrument.of(method)
    asked = items.split() or instrument.criteria
    return instrument.count_sheets(asked, [[b"".join(sheets)]])[0]


def test_a_method_decides_what_is_satisfied_and_which_measure_counts() -> None:
    strict = _method("counter-short", satisfied=[5])
    as_mean = _method("counter-short", measure="mean")
    sheets = [b"54321", b"55555"]

    for method, value, share in ((strict, 60, 60), (as_mean, 80, 70)):
        instrument = Instrument.of(method)
        *_, overall = instrument.measure([_sheets(method, *sheets)], [1])
        assert (overall.value, overall.share) == (pytest.approx(value), share)
        assert overall.mean == pytest.approx(80)


def test_items_are_found_by_code_whatever_their_order() -> None:
    method = _method("counter-short")
    stratum = _sheets(method, b"125", b"-.5", items="S5 other S1")

    found = {one.node: one for one in Instrument.of(method).measure([stratum], [1])}

    assert found["S1"].counts == [0, 0, 0, 0, 0, 2, 0]
    assert found["S5"].counts == [0, 1, 0, 0, 0, 0, 1]
    assert found["S2"].counts == [2, 0, 0, 0, 0, 0, 0]
    assert found["overall"].coverage == pytest.approx(0.4)


def test_factors_may_have_weights_of_their_own() -> None:
    document = to_document(_method("counter-short", aggregate="weighted"))
    for content in document["content"]:
        for number, factor in enumerate(content["factor"]):
            factor["weight"] = 6.0 if number == 0 else 1.0
    method = parse_method(document)

    *_, overall = Instrument.of(method).measure([_sheets(method, b"51111")], [1])

    assert overall.value == pytest.approx(60)


@pytest.mark.parametrize(
    ("value", "band"),
    [(90, "excellent"), (89.995, "excellent"), (89.994, "good"), (49.99, "weak")],
)
def test_classes_go_by_the_printed_value(value: float, band: str) -> None:
    assert Instrument.of(_method("counter-short")).classify(value) == band


def test_a_method_without_bands_has_no_classes() -> None:
    assert Instrument.of(_method("counter-short", bands=None)).classify(99) == ""


def test_one_counter_day_tells_no_standard_error() -> None:
    method = _method("counter-short")
    *_, overall = Instrument.of(method).measure([_sheets(method, b"51555")], [1])
    assert (overall.se, overall.fallback) == (None, "df0")


def test_weights_by_transactions() -> None:
    weights = transaction_weights({"A": 10, "B": 30}, {"A": 600, "B": 200})
    assert weights == {"A": pytest.approx(3), "B": pytest.approx(1 / 3)}


@pytest.mark.parametrize(
    ("measure", "score"),
    [
        ("share", (0, 100, 100, 100, 100)),
        ("mean", (100 / 3, 200 / 3, 100, 100, 100)),
        ("points", (0, 50, 100, 100, 100)),
    ],
)
def test_three_levels_are_worth_what_the_measure_says(
    measure: str, score: tuple[float, ...]
) -> None:
    """Levels 4 and 5, which nobody can choose, are worth no less than the third."""
    instrument = Instrument.of(_method("tt01-2018", measure=measure, bands=None))

    assert instrument.score == pytest.approx(score)


def test_points_add_up_to_18() -> None:
    method = _method("tt01-2018")
    stratum = _sheets(method, b"111111111", b"222222222", b"333333333", b"333333333")

    found = {one.node: one for one in Instrument.of(method).measure([stratum], [1])}

    assert (found["TT1"].value, found["TT.1"].value) == (1.25, 1.25)
    assert (found["TT01"].value, found["overall"].value) == (11.25, 11.25)
    assert found["overall"].share == pytest.approx(75)
    assert 0 <= found["overall"].low < 11.25 < found["overall"].high <= 18
