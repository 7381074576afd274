"""What a version asks otherwise than the published one before it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from survey.manage.operations.questionnaire_checks import earlier_versions
from survey.models import Questionnaire


@dataclass(frozen=True, slots=True)
class Differences:
    """Codes of items, by what became of them since a version."""

    version: int
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    reworded: tuple[str, ...]  # the same identity in other words
    other_options: tuple[str, ...]  # the same question with other answers


def differences(session: Session, found: Questionnaire) -> Differences | None:
    """Return what changed since the version before; None for the first."""
    versions = earlier_versions(session, found)
    before = [v for v in versions if v.version < found.version]
    if not before:
        return None
    old, new = _items(before[-1].document), _items(found.document)
    both = [code for code in new if code in old]
    return Differences(
        version=before[-1].version,
        added=tuple(code for code in new if code not in old),
        dropped=tuple(code for code in old if code not in new),
        reworded=tuple(c for c in both if _is_reworded(old[c], new[c])),
        other_options=tuple(c for c in both if _options(old[c]) != _options(new[c])),
    )


def _items(document: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return {i["code"]: i for section in document["section"] for i in section["item"]}


def _is_reworded(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    """Return whether a text changed; one in a further language changes nothing."""
    return any(
        new["text"].get(code, text) != text for code, text in old["text"].items()
    )


def _options(item: Mapping[str, Any]) -> list[str]:
    return [option["code"] for option in item.get("option", ())]
