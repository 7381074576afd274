"""Tokens: ours, fresh, of this page; everything else is refused."""

from base64 import b64encode, urlsafe_b64encode

import pytest

from survey.respond.tokens import (
    LENGTH,
    LIFETIME,
    SKEW,
    issue,
    secret_of,
    signing_key,
)

KEY = signing_key("a secret of the installation")
SCOPE = b"K7M2 1"
NOW = 29_000_000  # minutes since 1970


def _read(token: str, *, minute: int = NOW, scope: bytes = SCOPE) -> bytes | None:
    return secret_of(token, KEY, scope=scope, minute=minute)


def test_every_token_is_new_and_as_long_as_the_others() -> None:
    tokens = {issue(KEY, SCOPE, minute=minute) for minute in range(0, 10**9, 10**7)}
    assert len(tokens) == 100
    assert {len(token) for token in tokens} == {LENGTH}


def test_a_token_gives_its_secret_back_each_time() -> None:
    token = issue(KEY, SCOPE, minute=NOW).decode()
    secret = _read(token)
    assert secret is not None
    assert len(secret) == 16
    assert _read(token) == secret


@pytest.mark.parametrize(
    ("minute", "is_good"),
    [
        (NOW + LIFETIME, True),
        (NOW + LIFETIME + 1, False),
        (NOW - SKEW, True),
        (NOW - SKEW - 1, False),
    ],
)
def test_a_token_lives_a_day_and_clocks_may_differ(minute: int, is_good: bool) -> None:
    token = issue(KEY, SCOPE, minute=NOW).decode()
    assert (_read(token, minute=minute) is not None) is is_good


def test_a_token_is_good_for_its_page_alone() -> None:
    token = issue(KEY, SCOPE, minute=NOW).decode()
    assert _read(token, scope=b"K7M3 1") is None
    assert _read(token, scope=b"K7M2 2") is None
    assert secret_of(token, signing_key("other"), scope=SCOPE, minute=NOW) is None


def test_no_character_can_be_changed() -> None:
    token = issue(KEY, SCOPE, minute=NOW).decode()
    for place in range(LENGTH):
        other = "A" if token[place] != "A" else "B"
        assert _read(token[:place] + other + token[place + 1 :]) is None


@pytest.mark.parametrize(
    "text",
    ["", "A", "A" * LENGTH, "A" * (LENGTH + 4), "é" * LENGTH, "\0" * LENGTH, "=" * 48],
)
def test_what_is_no_token_is_refused(text: str) -> None:
    assert _read(text) is None


def test_a_token_has_one_spelling() -> None:
    raw = bytes([0xFB, 0xEF]) * 18  # its base64 has both special characters
    assert _read(b64encode(raw).decode()) is None
    assert len(urlsafe_b64encode(raw)) == LENGTH
    for _attempt in range(200):
        token = issue(KEY, SCOPE, minute=NOW).decode()
        standard = token.replace("-", "+").replace("_", "/")
        assert standard == token or _read(standard) is None
