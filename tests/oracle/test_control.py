"""Trend charts and funnel, against base R."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from analysis.control import BEYOND_3, funnel, index_chart, share_chart
from tests.oracle.samples import column, read

SERIES, UNITS = "misc/spc_series", "misc/funnel_units"
SPC, FUNNEL = "misc/expected/spc", "misc/expected/funnel"
EXACT = {"rtol": 1e-12, "atol": 1e-14}


def rows_of(series: str):
    found = np.array([row["series"] for row in read(SERIES)]) == series
    expected = np.array([row["series"] for row in read(SPC)]) == series
    assert_array_equal(column(SERIES, "t")[found], column(SPC, "t")[expected])
    return found, expected


@pytest.mark.parametrize("series", sorted({row["series"] for row in read(SERIES)}))
@pytest.mark.parametrize("method", ["sampling", "laney"])
def test_trend(series, method):
    found, expected = rows_of(series)
    n, x = column(SERIES, "n")[found], column(SERIES, "x")[found]
    chart = share_chart(x / n, n, baseline=len(n), method=method)
    fields = set(read(SPC)[0]) - {"series"}
    wanted = {field: column(SPC, field)[expected] for field in fields}
    assert_allclose(chart.value, wanted["p"], **EXACT)
    assert_allclose(chart.centre, wanted["pbar"], **EXACT)
    assert_allclose(chart.sigma, wanted["sigma_p"], **EXACT)
    assert_allclose(chart.z, wanted["z"], rtol=1e-10, atol=1e-12)
    assert_allclose(chart.sigma_z, wanted["sigma_z"], **EXACT)
    assert_allclose(chart.phi, wanted["phi_dispersion"], **EXACT)
    limits, out = ("p", "out_p") if method == "sampling" else ("pp", "out_pprime")
    assert_allclose(chart.low, wanted[f"{limits}_lcl"], **EXACT)
    assert_allclose(chart.high, wanted[f"{limits}_ucl"], **EXACT)
    beyond = [BEYOND_3 in codes for codes in chart.signals]
    assert_array_equal(beyond, wanted[out] == 1)


@pytest.mark.parametrize("series", sorted({row["series"] for row in read(SERIES)}))
def test_the_index_chart_is_the_same_chart(series):
    """With the standard errors of the p chart, its centre is the same too."""
    found, expected = rows_of(series)
    p = column(SERIES, "x")[found] / column(SERIES, "n")[found]
    se = column(SPC, "sigma_p")[expected]
    chart = index_chart(100 * p, 100 * se, baseline=len(p), method="laney")
    assert_allclose(chart.low, 100 * column(SPC, "pp_lcl")[expected], rtol=1e-10)
    assert_allclose(chart.high, 100 * column(SPC, "pp_ucl")[expected], rtol=1e-10)


def test_funnel():
    n = column(UNITS, "n")
    found = funnel(column(UNITS, "x") / n, n)
    columns = {
        "p": found.share,
        "target": found.target,
        "z": found.z,
        "phi": found.phi,
        "tau2": found.tau2,
        "z_od": found.score,
        "lo95": found.sampling_warning.low,
        "hi95": found.sampling_warning.high,
        "lo998": found.sampling_alarm.low,
        "hi998": found.sampling_alarm.high,
        "od_lo95": found.warning.low,
        "od_hi95": found.warning.high,
        "od_lo998": found.alarm.low,
        "od_hi998": found.alarm.high,
    }
    assert {*columns, "unit", "n"} == set(read(FUNNEL)[0])
    for field, values in columns.items():
        assert_allclose(values, column(FUNNEL, field), rtol=1e-11, err_msg=field)
