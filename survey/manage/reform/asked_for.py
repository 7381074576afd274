"""From the form of a reform to what is asked of the operations."""

from survey.codes import may_exist
from survey.manage.operations.reforms import Asked, Move, NewUnit, Pair
from survey.manage.reform.choosing import Chosen
from survey.manage.reform.forms import ReformForm
from survey.models import ReformKind, UnitKind

PERCENT = 100
SEPARATOR, SIGN = ",", ":"  # neither is in any code


def asked_by(chosen: Chosen, form: ReformForm) -> Asked:
    """Return the reform that a filled-in form asks for."""
    opens = _opens(chosen, form)
    codes = [unit.code for unit in chosen.units]
    above = chosen.above.code if chosen.above else ""
    is_simple = chosen.kind in {ReformKind.MOVE, ReformKind.CLOSE}
    moves = tuple(Move(code, above) for code in codes)
    return Asked(
        kind=chosen.kind,
        day=form.day.data,
        pairs=() if is_simple else _pairs(codes, opens, above, form),
        opens=opens,
        closes=tuple(codes) if chosen.kind == ReformKind.CLOSE else (),
        moves=moves if chosen.kind == ReformKind.MOVE else (),
        below=_dealt(form, "below-", opens),
        counters=_dealt(form, "counter-", opens),
        below_all=above if chosen.kind == ReformKind.CLOSE else "",
        carries_people=form.carries_people.data,
        basis=form.basis.data,
    )


def n_new(chosen: Chosen) -> int:
    """Return how many units a reform opens."""
    if chosen.kind == ReformKind.SPLIT:
        return chosen.parts
    if chosen.kind == ReformKind.MERGE:
        return 0 if chosen.above else 1
    return 1 if chosen.kind == ReformKind.RENAME else 0


def written_seen(revisions: dict[str, int]) -> str:
    """Write which units a preview showed, and as of which change."""
    return SEPARATOR.join(f"{code}{SIGN}{n}" for code, n in sorted(revisions.items()))


def read_seen(text: str) -> dict[str, int]:
    """Read what `written_seen` wrote; whatever else somebody sends fits no unit."""
    pairs = (part.rpartition(SIGN) for part in text.split(SEPARATOR))
    return {
        code: int(n)
        for code, _sign, n in pairs
        if n.isascii() and n.isdigit() and may_exist(code)
    }


def _opens(chosen: Chosen, form: ReformForm) -> tuple[NewUnit, ...]:
    return tuple(
        NewUnit(
            code=form[f"new-{at}-code"].data,
            name=form[f"new-{at}-name"].data,
            kind=UnitKind(form[f"new-{at}-kind"].data),
            name_en=form[f"new-{at}-name_en"].data,
            parent=form[f"new-{at}-parent"].data or None,
            ranking_group=form[f"new-{at}-ranking_group"].data,
        )
        for at in range(n_new(chosen))
    )


def _pairs(
    codes: list[str], opens: tuple[NewUnit, ...], above: str, form: ReformForm
) -> tuple[Pair, ...]:
    if not opens:
        return tuple(Pair(code, above) for code in codes)
    return tuple(
        Pair(code, one.code, _share(form, at))
        for code in codes
        for at, one in enumerate(opens)
    )


def _share(form: ReformForm, at: int) -> float | None:
    name = f"new-{at}-share"
    given = form[name].data if name in form else None
    return None if given is None else float(given) / PERCENT


def _dealt(form: ReformForm, prefix: str, opens: tuple[NewUnit, ...]) -> dict[str, str]:
    """Return which part each thing of a split unit goes to, by codes."""
    return {
        field.name.removeprefix(prefix): opens[int(field.data)].code
        for field in form
        if field.name.startswith(prefix)
    }
