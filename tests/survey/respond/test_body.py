"""Bodies: one value a field, UTF-8, or a clear refusal."""

import pytest

from survey.respond.body import FORM, MOST_FIELDS, Unreadable, read_fields


def test_reads_fields() -> None:
    body = b"q-A24=5&comment=T%E1%BB%91t+l%E1%BA%AFm%0D%0A&token="
    assert read_fields(FORM, body) == {
        "q-A24": "5",
        "comment": "Tốt lắm\r\n",
        "token": "",
    }


def test_an_empty_body_has_no_fields() -> None:
    assert read_fields(FORM, b"") == {}


@pytest.mark.parametrize(
    ("media_type", "body", "status"),
    [
        ("application/json", b"{}", 415),
        ("application/json", b"[" * 5000, 415),
        ("multipart/form-data", b"--x\r\n\r\n--x--", 415),
        ("text/plain", b"q-A24=5", 415),
        ("", b"q-A24=5", 415),
        (FORM, b"q-A24", 400),
        (FORM, b"q-A24=5&q-A24=5", 400),
        (FORM, b"q-A24=5&&token=a", 400),
        (FORM, b"comment=%FF", 400),
        (FORM, b"comment=%ED%A0%80", 400),  # a lone surrogate
        (FORM, b"comment=%C0%80", 400),  # NUL, spelled too long
        (FORM, b"comment=\xe1", 400),
        (FORM, b"[" * 10_000, 400),
        (FORM, b"&".join(b"q%d=1" % k for k in range(MOST_FIELDS + 1)), 400),
    ],
)
def test_refuses(media_type: str, body: bytes, status: int) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_fields(media_type, body)
    assert refusal.value.status == status
