"""What the audit keeps are codes; what people read are words and days."""

import pytest
from flask import Flask

from survey.words import kept_value


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("role", "unit-head", "Lãnh đạo đơn vị"),
        ("kind", "commune", "Xã, đặc khu"),
        ("channels", ["qr", "kiosk"], "mã QR tại quầy, máy khảo sát tại chỗ"),
        ("populations", ["counter-users"], "người đến giao dịch"),
        ("starts_on", "2026-11-26", "26/11/2026"),
        ("outcome", "refused", "Từ chối"),
        ("active", False, "không"),
        ("name", "", "(trống)"),
        ("name", None, "(trống)"),
        ("totals", {"X1": "30"}, "X1: 30"),
        ("role", "a-role-of-long-ago", "a-role-of-long-ago"),
        ("code", "2026-13-45", "2026-13-45"),
        ("text", "a" * 500, "a" * 400 + "…"),
    ],
)
def test_a_value_in_words(app: Flask, name: str, value: object, told: str) -> None:
    with app.test_request_context("/"):
        assert kept_value(name, value).casefold() == told.casefold()
