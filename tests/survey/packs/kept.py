"""Rows of kept packs and their figures, as no file would have to be made for."""

from datetime import date

from survey.models import KeptPack, Level, PackFigure, PackOrigin, Status
from tests.conftest import MORNING


def kept_pack(**given: object) -> KeptPack:
    """Return the row of a pack."""
    usual = {
        "digest": "0" * 64,
        "size": 2,
        "file_name": "ho-so.zip",
        "origin": PackOrigin.RECEIVED,
        "kept_at": MORNING,
        "kept_by": "ai.do",
        "year": 2026,
        "subject": "mau",
        "province": "",
        "unit_code": "MAU",
        "unit_name": "Tỉnh mẫu",
        "round_code": "mau-2026",
        "round_title": "Đợt mẫu",
        "starts_on": date(2026, 1, 1),
        "ends_on": date(2026, 2, 1),
        "number": 1,
        "made_at": MORNING,
        "method_code": "counter",
        "method_version": 1,
        "method_digest": "a" * 64,
        "method_title": "Chỉ số tại quầy",
        "weighting": "equal",
        "decimals": 2,
        "n_sheets": 40,
        "software": "hai-long",
        "manifest": {},
    }
    row = usual | given
    came = {f"first_{name}": row[name] for name in ("subject", "province")}
    return KeptPack(**(row | came))


def pack_figure(**given: object) -> PackFigure:
    """Return the row of an overall figure with many degrees of freedom."""
    usual = {
        "node": "overall",
        "position": 0,
        "level": Level.OVERALL,
        "name": "",
        "status": Status.SHOWN,
        "most": 100.0,
        "n": 40,
        "value": 88.0,
        "se": 1.0,
        "df": 1_000_000,
        "low": 86.0,
        "high": 90.0,
        "fallback": "",
    }
    return PackFigure(**(usual | given))
