"""What a reform does, one line a unit."""

from datetime import date

from survey.manage.operations.reforms import Plan


def lines_of(plan: Plan, day: date) -> list[str]:
    """Say what happens, one line a unit."""
    heirs = {unit.code: plan.asked.heirs(unit.code) for unit in plan.ends}
    lines = [
        f"{code} ends on {plan.asked.eve}; "
        + (f"{', '.join(new)} continues it." if new else "nobody continues it.")
        for code, new in heirs.items()
    ]
    lines += [f"{p.unit.code} stands below {p.after} from {day}." for p in plan.placed]
    for new in dict.fromkeys(handed.new for handed in plan.counters):
        codes = [h.counter.code for h in plan.counters if h.new == new]
        where = f"go to {new}; their posters stay good" if new else "close"
        lines.append(f"Counters {' '.join(codes)} {where}.")
    lines += [f"{one.grant.user.email}: {one.grant.role} on {', '.join(one.new)} too."
              for one in plan.people]  # fmt: skip
    for touched in plan.rounds:
        if touched.ends:
            lines.append(f"Round {touched.round.code} takes no more sheets.")
        elif touched.lacks_totals:
            codes = list(touched.lacks_totals)
            lines.append(
                f"Round {touched.round.code} needs totals of {' '.join(codes)}."
            )
    return lines
