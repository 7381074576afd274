"""Random selection that anybody can repeat: from a frame, a seed and two numbers.

Every entry gets the SHA-256 of "seed:digest of the frame:its number"; entries are
taken in the order of these values. That is a simple random sample without
replacement, the same in any language and at any time. By areas, the sample is shared
out in proportion to their entries (largest remainders), and drawn so in each.
"""

from collections import defaultdict
from collections.abc import Sequence

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey import clock
from survey.closed import require_not_closed
from survey.errors import Problem
from survey.measure import planning
from survey.models import Draw, DrawnEntry, Frame, FrameEntry, Outcome, Round
from survey.seeded import in_random_order, new_seed


def draw_sample(
    session: Session,
    frame: Frame,
    *,
    n: int,
    n_reserve: int = 0,
    by_area: bool = False,
    seed: str = "",
) -> Draw:
    """Draw a sample and its reserve from a frame, and write down who was drawn."""
    require_not_closed(session.get_one(Round, frame.round_id))
    if frame.erased_at is not None:
        raise Problem(_("Danh sách này đã được xóa, không chọn mẫu được nữa."))
    if n < 1 or n_reserve < 0 or n + n_reserve > frame.n:
        raise Problem(
            _(
                "Danh sách có %(size)d dòng: số chọn từ 1, cộng dự phòng nhiều nhất "
                "%(size)d.",
                size=frame.n,
            )
        )
    draw = Draw(
        frame_id=frame.id,
        seed=seed or new_seed(),
        n=n,
        n_reserve=n_reserve,
        by_area=by_area,
        drawn_at=clock.now(),
    )
    session.add(draw)
    session.flush()
    _write_entries(session, draw, chosen(_entries(session, frame), draw, frame.digest))
    return draw


def chosen(
    entries: Sequence[tuple[int, str]], draw: Draw, digest: str
) -> tuple[list[int], list[int]]:
    """Return the numbers of the sample and of the reserve, each in the order drawn."""
    if not draw.by_area:
        order = in_random_order([n for n, _area in entries], draw.seed, digest)
        return order[: draw.n], order[draw.n : draw.n + draw.n_reserve]
    areas: dict[str, list[int]] = defaultdict(list)
    for number, area in entries:
        areas[area].append(number)
    sizes = [len(numbers) for numbers in areas.values()]
    sample: list[int] = []
    rest: list[int] = []
    for numbers, n in zip(
        areas.values(), planning.shared_out(draw.n, sizes), strict=True
    ):
        order = in_random_order(numbers, draw.seed, digest)
        sample += order[:n]
        rest += order[n:]
    reserve = in_random_order(rest, draw.seed, digest)
    return sample, reserve[: draw.n_reserve]


def _entries(session: Session, frame: Frame) -> list[tuple[int, str]]:
    columns = select(FrameEntry.number, FrameEntry.area)
    rows = columns.where(FrameEntry.frame_id == frame.id).order_by(FrameEntry.number)
    return [(number, area) for number, area in session.execute(rows)]


def _write_entries(
    session: Session, draw: Draw, found: tuple[list[int], list[int]]
) -> None:
    sample, reserve = found
    session.add_all(
        DrawnEntry(
            draw_id=draw.id,
            position=position,
            frame_id=draw.frame_id,
            number=number,
            is_reserve=position > len(sample),
            outcome=Outcome.WAITING,
            visits=0,
        )
        for position, number in enumerate([*sample, *reserve], start=1)
    )
    session.flush()
