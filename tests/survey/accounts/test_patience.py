"""Guesses wait longer each time, never for good."""

from datetime import UTC, datetime, timedelta

import pytest

from survey.accounts.patience import (
    NETWORK,
    NOTHING,
    PASSWORD,
    network,
    target,
    wait_after,
)

NOW = datetime(2026, 3, 10, tzinfo=UTC)
KEY = b"k" * 32


@pytest.mark.parametrize(
    ("n", "seconds"), [(0, 0), (4, 0), (5, 15), (6, 30), (8, 120), (60, 900)]
)
def test_the_wait_doubles_up_to_a_limit(n: int, seconds: int) -> None:
    assert wait_after(PASSWORD, n, NOW, NOW) == timedelta(seconds=seconds)


def test_the_wait_passes() -> None:
    later = NOW + timedelta(seconds=20)
    assert wait_after(PASSWORD, 6, NOW, later) == timedelta(seconds=10)
    assert wait_after(PASSWORD, 60, NOW, NOW + timedelta(minutes=15)) == NOTHING
    assert wait_after(PASSWORD, 60, NOW, NOW + timedelta(hours=1)) == NOTHING


def test_an_office_shuts_itself_out_for_two_minutes_at_most() -> None:
    assert wait_after(NETWORK, 49, NOW, NOW) == NOTHING
    assert wait_after(NETWORK, 5000, NOW, NOW) == timedelta(minutes=2)


def test_addresses_and_kinds_are_counted_apart_and_named_nowhere() -> None:
    found = target(KEY, PASSWORD, "a@b.vn")
    assert found != target(KEY, PASSWORD, "c@d.vn")
    assert found != target(KEY, NETWORK, "a@b.vn")
    assert found != target(b"x" * 32, PASSWORD, "a@b.vn")
    assert b"a@b.vn" not in found.digest


def test_a_network_is_its_prefix_of_today() -> None:
    here = network(KEY, "203.0.113.7", NOW)
    assert here == network(KEY, "203.0.113.250", NOW)
    assert here != network(KEY, "203.0.114.7", NOW)
    assert here != network(KEY, "203.0.113.7", NOW + timedelta(days=1))
    six = network(KEY, "2001:db8::1", NOW)
    assert six == network(KEY, "2001:db8::ffff", NOW)
    assert six != network(KEY, "2001:db8:1::1", NOW)


@pytest.mark.parametrize("address", [None, "", "127.0.0.1", "::1", "unix:", "x"])
def test_what_names_no_network_counts_for_none(address: str | None) -> None:
    assert network(KEY, address, NOW) == []
