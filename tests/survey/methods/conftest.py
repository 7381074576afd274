"""A small method's document, fresh for each test to spoil."""

from typing import Any

import pytest


def criterion(code: str) -> dict[str, Any]:
    return {
        "code": code,
        "name": {"vi": f"Tên {code}", "en": f"Name {code}"},
        "text": {"vi": f"Câu {code} tại {{counter}}", "en": f"Item {code}"},
    }


def factor(code: str, *criteria: str) -> dict[str, Any]:
    return {
        "code": code,
        "name": {"vi": f"Yếu tố {code}", "en": f"Factor {code}"},
        "criterion": [criterion(each) for each in criteria],
    }


@pytest.fixture
def document() -> dict[str, Any]:
    return {
        "code": "small",
        "version": 3,
        "title": {"vi": "Phương pháp nhỏ", "en": "Small method"},
        "levels": {"vi": list("abcde"), "en": list("vwxyz")},
        "measure": "share",
        "aggregate": "criteria",
        "bands": {"excellent": 90, "good": 80, "fair": 70, "average": 50},
        "content": [
            {
                "code": "I",
                "name": {"vi": "Nội dung", "en": "Content"},
                "factor": [factor("A", "A1", "A2"), factor("B", "B3")],
            }
        ],
    }
