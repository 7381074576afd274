"""What is wanted of a set: `design.json`."""

import json
from pathlib import Path
from typing import Any, cast, get_args

from analysis.intervals import check_confidence
from analysis.sets.faults import Faults
from analysis.sets.survey_set import Plan
from analysis.sets.table import read_text
from analysis.spreads import Lonely

FILE = "design.json"
# Rules of other software that nothing here computes: their rows are left out.
_OF_OTHERS = ("average",)
_DEFAULT = Plan(("unit", "all"), ("adjust",), 0.95)


def read_plan(folder: Path, faults: Faults) -> Plan:
    """Return the plan of a set; what is wrong with it is noted."""
    text = read_text(folder, FILE, faults)
    if text is None:
        return _DEFAULT
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        faults.note(FILE, f"is not JSON: {error.msg}", line=error.lineno)
        return _DEFAULT
    except (ValueError, RecursionError) as error:  # thousands of digits, or brackets
        faults.note(FILE, f"cannot be read: {error}")
        return _DEFAULT
    if not isinstance(found, dict):
        faults.note(FILE, "must be an object {...}")
        return _DEFAULT
    rules = _words(
        found, "lonely_rules", _DEFAULT.lonely_rules, get_args(Lonely), faults
    )
    return Plan(
        _words(found, "domains", _DEFAULT.domains, None, faults),
        cast(tuple[Lonely, ...], rules or _DEFAULT.lonely_rules),
        _level(found, faults),
    )


def _words(
    found: dict[str, Any],
    key: str,
    default: tuple[str, ...],
    allowed: tuple[str, ...] | None,
    faults: Faults,
) -> tuple[str, ...]:
    value = found.get(key, list(default))
    is_list = isinstance(value, list) and value
    if not is_list or not all(isinstance(word, str) for word in value):
        faults.note(FILE, f"must be a list of words, is {value!r}", column=key)
        return default
    for word in value:
        if allowed is not None and word not in (*allowed, *_OF_OTHERS):
            what = f"{word!r} is unknown; allowed are {', '.join(allowed)}"
            faults.note(FILE, what, column=key)
    return tuple(word for word in dict.fromkeys(value) if word not in _OF_OTHERS)


def _level(found: dict[str, Any], faults: Faults) -> float:
    value = found.get("level", _DEFAULT.confidence)
    try:
        if isinstance(value, float):
            check_confidence(value)
            return value
        what = f"must be a number between 0 and 1, is {value!r}"
    except ValueError as error:
        what = f"is not usable: {error}"
    faults.note(FILE, what, column="level")
    return _DEFAULT.confidence
