"""Thousands of mutilated sheets: never a 5xx, never half a row."""

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from survey.methods import read_method, shipped

CODES = [f"q-{c.code}" for c in read_method(shipped()["counter"]).criteria]
FORM = "application/x-www-form-urlencoded"
N_SHEETS = 2_000
ALLOWED = {303, 400, 409, 413, 415, 422}

Pairs = list[tuple[str, str]]
Rows = Callable[[], dict[str, int]]

values = st.one_of(
    st.sampled_from(["1", "5", "-", "", ".", "0", "6", "\uff15", "5\0", "[" * 50]),
    st.text(max_size=20),
)
names = st.one_of(
    st.sampled_from([*CODES, "comment", "token", "id", "q-", "q-A24[]"]),
    st.text(max_size=20),
)
remarks = st.one_of(
    st.just(""),
    st.text(max_size=200),
    st.text(alphabet="\0\x0b\u202e\ufffe\ud7ffếờ😀\r\n\t ", max_size=50),
    st.integers(1990, 2010).map(lambda n: "ắ" * n),
    st.just("x" * 70_000),
)
changes = st.one_of(
    st.tuples(st.just("set"), names, values),
    st.tuples(st.just("add"), names, values),
    st.tuples(st.just("drop"), names, st.just("")),
    st.tuples(st.just("set"), st.just("comment"), remarks),
    st.tuples(st.just("set"), st.just("token"), st.text(max_size=60)),
)
bodies = st.one_of(
    st.none(),
    st.none(),
    st.binary(max_size=200),
    st.sampled_from([b"&q-A24=5", b"%", b"&comment=%ED%A0%80", b"&=&=", b"\xff", b"&"]),
)
types = st.sampled_from(
    [FORM] * 12 + ["application/json", "multipart/form-data; boundary=a", "", "a" * 999]
)


def _changed(pairs: Pairs, change: tuple[str, str, str]) -> Pairs:
    kind, name, value = change
    if kind == "add":
        return [*pairs, (name, value)]
    kept = [pair for pair in pairs if pair[0] != name]
    return kept if kind == "drop" else [*kept, (name, value)]


def _encoded(pairs: Pairs) -> bytes:
    return urlencode(pairs, errors="surrogatepass").encode()


@pytest.mark.slow
def test_no_mutilated_sheet_brings_the_site_down(
    client: FlaskClient, address: str, rows: Rows
) -> None:
    stored = rows()

    @settings(
        max_examples=N_SHEETS,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(
        level=st.sampled_from("12345-"),
        mutations=st.lists(changes, max_size=3),
        tail=bodies,
        media_type=types,
    )
    def send(
        level: str,
        mutations: list[tuple[str, str, str]],
        tail: bytes | None,
        media_type: str,
    ) -> None:
        pairs = [(code, level) for code in CODES] + [("token", _token(client, address))]
        for change in mutations:
            pairs = _changed(pairs, change)
        body = _encoded(pairs) + (tail or b"")
        answer = client.post(address, data=body, content_type=media_type)
        assert answer.status_code in ALLOWED
        before, after = dict(stored), rows()
        stored.update(after)
        is_accepted = answer.status_code == 303
        assert after["response"] == before["response"] + is_accepted
        assert after["receipt"] == after["response"]
        assert 0 <= after["comment"] - before["comment"] <= is_accepted

    send()
    assert 100 < stored["response"] < N_SHEETS


def _token(client: FlaskClient, address: str) -> str:
    page = client.get(address).text
    return page.rpartition('name="token" value="')[2].partition('"')[0]
