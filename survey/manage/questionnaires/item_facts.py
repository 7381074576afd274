"""What the audit tells of an item."""

from collections.abc import Mapping
from typing import Any


def facts_of(item: Mapping[str, Any]) -> dict[str, object]:
    """Return what can be changed of an item, in short."""
    options = [
        f"{one['code']} ({next(iter(one['text'].values()), '')})"
        for one in item.get("option", ())
    ]
    return {
        "item": item["code"],
        "text": dict(item["text"]),
        "optional": item.get("optional", False),
        "options": options,
        "most": item.get("most"),
    }


def rule_words(rule: Mapping[str, Any]) -> str:
    """Return a rule as "item = options"; empty for none."""
    return f"{rule['item']} = {', '.join(rule['is'])}" if rule["item"] else ""
