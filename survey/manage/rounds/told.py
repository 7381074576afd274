"""What the audit is told of a round's transaction totals."""

from collections.abc import Mapping

from survey.audit import Event
from survey.manage.operations.totals_written import ByService
from survey.models import Round

MOST_TOLD = 50  # units in one entry; of more their number is told


def totals_typed(
    round_: Round, before: Mapping[str, ByService], after: Mapping[str, ByService]
) -> Event:
    """Return the event of totals that were typed, by the codes of their units."""
    return Event(
        "totals.typed",
        "round",
        round_.code,
        round_.root_id,
        before={"totals": _told(before)},
        after={"totals": _told(after)},
    )


def totals_imported(
    round_: Round, before: Mapping[str, ByService], after: Mapping[str, ByService]
) -> Event:
    """Return the event of totals that came in a file: of the units that it changed."""
    few = len(after) <= MOST_TOLD
    return Event(
        "totals.imported",
        "round",
        round_.code,
        round_.root_id,
        before={"totals": _told(before)} if few else None,
        after={"units": len(after), **({"totals": _told(after)} if few else {})},
    )


def _told(totals: Mapping[str, ByService]) -> dict[str, str]:
    return {unit: _line(by_service) for unit, by_service in sorted(totals.items())}


def _line(by_service: ByService) -> str:
    """Return totals as a person reads them: 1200, or dat-dai 30, ho-tich 5."""
    words = (f"{code} {total}".strip() for code, total in sorted(by_service.items()))
    return ", ".join(words)
