import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from analysis.calibration import (
    Margins,
    Method,
    calibrate,
    calibrate_to_totals,
    poststratify_cells,
)
from tests.analysis.calibration.samples import drawn, reached

METHODS = {
    "raking": {"method": "raking"},
    "linear": {"method": "linear"},
    "logit": {"method": "logit", "bounds": (0.3, 4.0)},
}


def fitted(weight, columns, totals, rounds=2000):
    """Fit proportionally, margin after margin, as Deming and Stephan did."""
    w = np.array(weight, dtype=float)
    for _ in range(rounds):
        for name, levels in totals.items():
            for level, total in levels.items():
                here = columns[name] == level
                w[here] *= total / w[here].sum()
    return w


@pytest.mark.parametrize("name", METHODS)
def test_margins_are_met(name):
    sample = drawn()
    found = calibrate(
        sample.design.weight, sample.columns, sample.margins, **METHODS[name]
    )
    assert found.miss <= 1e-12
    for margin, levels, totals in zip(
        sample.margins.names, sample.margins.levels, sample.margins.totals, strict=True
    ):
        ours = reached(found.weight, sample.columns[margin])
        assert_allclose([ours[level] for level in levels], totals, rtol=1e-11)
    assert_allclose(found.base * found.g, found.weight)


@given(
    seed=st.integers(0, 10_000),
    shares=st.lists(st.floats(0.1, 0.9), min_size=3, max_size=3),
)
def test_raking_is_proportional_fitting(seed, shares):
    rng = np.random.default_rng(seed)
    columns = {
        name: np.append(rng.choice(["0", "1"], 60), ["0", "1"]) for name in "abc"
    }
    for name in "ab":  # all four pairs occur, so that every pair of totals is possible
        columns[name] = np.append(columns[name], list("01"))
    columns["a"] = np.append(columns["a"], list("0011"))
    columns["b"] = np.append(columns["b"], list("0101"))
    columns["c"] = np.resize(list("01100110"), len(columns["a"]))
    weight = rng.uniform(1, 9, len(columns["a"]))
    totals = {
        name: {"0": 100 * share, "1": 100 * (1 - share)}
        for name, share in zip("abc", shares, strict=True)
    }
    found = calibrate(weight, columns, Margins.build(totals))
    assert_allclose(found.weight, fitted(weight, columns, totals, 300), rtol=1e-6)


def test_linear_is_the_regression_estimator():
    sample = drawn()
    found = calibrate(
        sample.design.weight, sample.columns, sample.margins, method="linear"
    )
    x = sample.margins.cells(sample.columns)
    x = x.dummies(sample.margins.n_levels)[x.cell]
    w = sample.design.weight
    gap = np.concatenate(sample.margins.totals) - w @ x
    g = 1 + x @ np.linalg.pinv((x * w[:, None]).T @ x) @ gap
    assert_allclose(found.g, g, rtol=1e-10)


@pytest.mark.parametrize("name", METHODS)
def test_a_single_margin_leaves_no_choice(name):
    sample = drawn()
    age = {"18-34": 5000.0, "35-54": 4000.0, "55+": 3000.0}
    labels = sample.columns["age"]
    simple = poststratify_cells(sample.design.weight, labels, age)
    found = calibrate(
        sample.design.weight,
        {"age": labels},
        Margins.build({"age": age}),
        **METHODS[name],
    )
    assert simple.method is Method.POSTSTRATA
    assert_allclose(found.weight, simple.weight, rtol=1e-11)
    values = sample.y[:, None]
    assert_allclose(found.residuals(values), simple.residuals(values), atol=1e-10)


def test_bounds_hold():
    sample = drawn()
    start = sample.design.weight * 12_000 / sample.design.weight.sum()
    free = calibrate(start, sample.columns, sample.margins)
    assert free.g.min() < 0.5
    found = calibrate(
        start, sample.columns, sample.margins, method="logit", bounds=(0.3, 3)
    )
    assert 0.3 < found.g.min() < found.g.max() < 3


def test_far_bounds_are_raking():
    sample = drawn()
    w = sample.design.weight
    free = calibrate(w, sample.columns, sample.margins)
    wide = calibrate(w, sample.columns, sample.margins, method="logit", bounds=(0, 1e9))
    assert_allclose(wide.weight, free.weight, rtol=1e-6)


@pytest.mark.parametrize("name", ["raking", "linear"])
def test_the_size_of_base_weights_does_not_matter(name):
    sample = drawn()
    once, thrice = (
        calibrate(
            k * sample.design.weight, sample.columns, sample.margins, **METHODS[name]
        ).weight
        for k in (1, 3)
    )
    assert_allclose(once, thrice, rtol=1e-10)


@pytest.mark.parametrize("name", METHODS)
def test_the_order_of_sheets_does_not_matter(name):
    sample = drawn()
    order = np.random.default_rng(1).permutation(300)
    turned = {margin: labels[order] for margin, labels in sample.columns.items()}
    once = calibrate(
        sample.design.weight, sample.columns, sample.margins, **METHODS[name]
    )
    again = calibrate(
        sample.design.weight[order], turned, sample.margins, **METHODS[name]
    )
    assert_allclose(once.weight[order], again.weight, rtol=1e-10)


def test_numbers_as_auxiliaries_are_the_same_as_margins():
    sample = drawn()
    sex, age = sample.columns["sex"], sample.columns["age"]
    x = np.stack([np.ones(300), sex == "M", age == "35-54", age == "55+"], axis=1)
    found = calibrate_to_totals(
        sample.design.weight, x, [12_000, 6000, 4500, 3500], method="raking"
    )
    margins = calibrate(sample.design.weight, sample.columns, sample.margins)
    assert_allclose(found.weight, margins.weight, rtol=1e-10)


def test_nested_margins_that_agree():
    sample = drawn()
    sex = np.array(sample.columns["sex"])
    unit = np.char.add(sex, np.where(np.arange(300) % 2, "1", "2"))
    totals = {"unit": {"F1": 10, "F2": 20, "M1": 30, "M2": 40}}
    columns = {"unit": unit, "sex": sex}
    alone = calibrate(sample.design.weight, columns, Margins.build(totals))
    both = Margins.build(totals | {"sex": {"F": 30, "M": 70}})
    nested = calibrate(sample.design.weight, columns, both)
    assert_allclose(nested.weight, alone.weight, rtol=1e-10)
    odd = Margins.build(totals | {"sex": {"F": 40, "M": 60}})
    with pytest.raises(ValueError, match="the totals contradict one another: level"):
        calibrate(sample.design.weight, columns, odd)


@pytest.mark.parametrize("method", ["raking", "linear"])
def test_a_total_of_0_leaves_no_weight(method):
    sample = drawn()
    margins = Margins.build(
        {"sex": {"F": 60, "M": 40}, "age": {"18-34": 0, "35-54": 50, "55+": 50, "x": 0}}
    )
    found = calibrate(sample.design.weight, sample.columns, margins, method=method)
    young = sample.columns["age"] == "18-34"
    assert not found.weight[young].any()
    assert reached(found.weight, sample.columns["sex"]) == pytest.approx(
        {"F": 60, "M": 40}
    )


def test_sheets_of_weight_0_stay_so():
    sample = drawn()
    weight = np.where(np.arange(300) < 20, 0.0, sample.design.weight)
    found = calibrate(weight, sample.columns, sample.margins)
    assert not found.weight[:20].any()
    assert found.weight.sum() == pytest.approx(12_000)


def test_linear_weights_below_0_are_told():
    columns = {"a": list("0011"), "b": list("0100")}
    margins = Margins.build({"a": {"0": 90, "1": 10}, "b": {"0": 40, "1": 60}})
    assert calibrate([1, 1, 1, 1], columns, margins, method="linear").negative == 0
    margins = Margins.build({"a": {"0": 60, "1": 40}, "b": {"0": 30, "1": 70}})
    found = calibrate([1, 1, 1, 1], columns, margins, method="linear")
    assert found.negative == 1
    assert found.weight.sum() == pytest.approx(100)
    with pytest.raises(ValueError, match="no raking weights meet all totals: level"):
        calibrate([1, 1, 1, 1], columns, margins)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"method": "ipf"}, "method must be one of poststrata, linear, raking, logit"),
        ({"method": "logit"}, "bounds belong to the method 'logit'"),
        ({"bounds": (0, 2)}, "bounds belong to the method 'logit'"),
        ({"method": "logit", "bounds": (1, 2)}, "0 <= L < 1 < U"),
        ({"method": "poststrata"}, "takes one margin and no bounds"),
        (
            {"method": "logit", "bounds": (0.9, 1.1)},
            "level 'F' of 'sex' needs a factor of 1.6",
        ),
    ],
)
def test_methods_that_do_not_fit(options, message):
    sample = drawn()
    with pytest.raises(ValueError, match=message):
        calibrate(sample.design.weight, sample.columns, sample.margins, **options)


def test_bounds_that_each_margin_alone_would_allow():
    columns = {"a": list("0011"), "b": list("0101")}
    margins = Margins.build({"a": {"0": 3, "1": 1}, "b": {"0": 3, "1": 1}})
    with pytest.raises(ValueError, match="bounds are too narrow for the totals: level"):
        calibrate([1] * 4, columns, margins, method="logit", bounds=(0.45, 1.6))


def test_empty_levels_are_named():
    totals = {"F": 5, "M": 4, "X": 1, "Y": 0}
    with pytest.raises(
        ValueError, match="no sheets of weight above 0 for level 'X' of"
    ):
        calibrate([1, 1], {"sex": ["F", "M"]}, Margins.build({"sex": totals}))
    with pytest.raises(ValueError, match="for level 'X' of 'cell'"):
        poststratify_cells([1, 1], ["F", "M"], totals)
    with pytest.raises(ValueError, match="for level 'M' of 'cell'"):
        poststratify_cells([1, 0], ["F", "M"], {"F": 1, "M": 1})


def test_bad_numbers():
    with pytest.raises(ValueError, match="row 2 is -1"):
        poststratify_cells([1, -1], ["F", "F"], {"F": 1})
    with pytest.raises(ValueError, match="do not fit"):
        calibrate_to_totals([1, 1], [[1], [1]], [1, 2])
    with pytest.raises(ValueError, match="must be finite"):
        calibrate_to_totals([1, 1], [[1], [np.nan]], [1])
    with pytest.raises(ValueError, match="no sheet has a weight above 0"):
        calibrate_to_totals([0, 0], [[1], [1]], [1])
    # Which of the two is out by more hangs on the machine's arithmetic.
    with pytest.raises(
        ValueError, match=r"no raking weights meet all totals: auxiliary [12] should"
    ):
        calibrate_to_totals([1, 1], [[1, 2], [1, 9]], [2, 30], method="raking")
