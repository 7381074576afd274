"""What a check or an import of a file found, kept with its task for the page."""

from collections.abc import Mapping, Sequence
from typing import Any

from survey.manage.operations.unit_plan import Plan
from survey.manage.operations.unit_preview import Change, New, Preview
from survey.spreadsheets import Fault

MOST_SHOWN = 200  # rows of a kind on the page; the file that goes with it has all


def outcome_of(plan: Plan, preview: Preview) -> dict[str, Any]:
    """Return what the page shows of a file without faults."""
    return numbers_of(preview) | {
        "created": preview.created[:MOST_SHOWN],
        "changed": preview.changed[:MOST_SHOWN],
        "digest": preview.digest(plan),
        "is_empty": preview.is_empty,
    }


def numbers_of(preview: Preview) -> dict[str, Any]:
    """Return how many units are created, changed and left as they are."""
    return {
        "n_created": len(preview.created),
        "n_changed": len(preview.changed),
        "n_unchanged": len(preview.unchanged),
        "n_joined": len(preview.joined),
    }


def refusal_of(faults: Sequence[Fault]) -> dict[str, Any]:
    """Return what the page shows of a file that is refused."""
    return {"n_faults": len(faults), "faults": list(faults[:MOST_SHOWN])}


def created_in(outcome: Mapping[str, Any]) -> list[New]:
    """Return the units that would be created, as they were kept."""
    return [New(*row) for row in outcome.get("created", ())]


def changed_in(outcome: Mapping[str, Any]) -> list[Change]:
    """Return the units that would be changed, as they were kept."""
    return [Change(*row) for row in outcome.get("changed", ())]


def faults_in(outcome: Mapping[str, Any]) -> list[Fault]:
    """Return the faults that were found, as they were kept."""
    return [Fault(*row) for row in outcome.get("faults", ())]
