"""The manifest of a pack: every file with its digest, and what the release is."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from survey.exports.exported import Exported
from survey.exports.pack.archive import DIGITS, Written
from survey.exports.pack.exclusions import exclusions
from survey.exports.report.plain import plain
from survey.models import AppraisalEdition
from survey.version import software_version

NAME = "manifest.json"
FORMAT = 1
OWN = "manifest_sha256"  # of the manifest itself, with zeros in its place


def release_facts(exported: Exported) -> dict[str, Any]:
    """Return what a manifest says of the release."""
    release, round_ = exported.release, exported.release.round
    return {
        "round": {
            "code": round_.code,
            "title": plain(round_.title),
            "starts_on": round_.starts_on.isoformat(),
            "ends_on": round_.ends_on.isoformat(),
            "unit": exported.root.code,
            "unit_name": plain(exported.root.name),
        },
        "release": {
            "number": release.number,
            "made_at": release.made_at.isoformat(),
            "weighting": str(release.weighting),
            "n_sheets": release.n_sheets,
            "sheets_by_evidence": {str(k): n for k, n in exported.evidence.items()},
            "input_digest": release.input_digest,
            "figures_digest": release.figures_digest,
            "further_digest": release.further_digest,
        },
        "method": {
            "code": release.method.code,
            "version": release.method.version,
            "digest": release.method.digest,
        },
        "questionnaires": _questionnaires(exported),
        "software": {"release": release.software, "pack": software_version()},
        "exclusions": exclusions(exported),
        "workbooks": _workbooks(exported),
    }


def manifest_file(
    facts: Mapping[str, Any], files: Sequence[Written], left_out: Mapping[str, str]
) -> bytes:
    """Return the manifest, which vouches for itself as well."""
    told = {
        "format": FORMAT,
        OWN: "0" * DIGITS,
        **facts,
        "left_out": dict(left_out),
        "files": [one._asdict() for one in files],
    }
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    return text.replace(
        "0" * DIGITS, hashlib.sha256(text.encode()).hexdigest(), 1
    ).encode()


def _questionnaires(exported: Exported) -> list[dict[str, Any]]:
    form = exported.release.round.questionnaire
    if form is None:
        return []
    return [{"code": form.code, "version": form.version, "digest": form.digest}]


def _workbooks(exported: Exported) -> list[dict[str, Any]]:
    """Return which signed editions were there: another may be signed any day."""
    return [
        {
            "unit": one.unit.code,
            "criteria": one.stored.name,
            "criteria_digest": one.stored.digest,
            "edition": one.number,
            "signed_at": one.signed_at.isoformat(),
            "digest": one.digest,
            "conclusion": _conclusion(one.conclusion),
        }
        for one in exported.editions
    ]


def _conclusion(found: AppraisalEdition | None) -> dict[str, Any] | None:
    """Return which conclusion its points are of; its words name people, and stay."""
    if found is None:
        return None
    return {
        "number": found.number,
        "concluded_at": found.concluded_at.isoformat(),
        "digest": found.digest,
    }
