"""A pack that is refused, with every reason."""

from collections.abc import Sequence

from flask_babel import gettext as _

from survey.errors import Problem

MOST_TOLD = 20


class PackRefused(Problem):
    """What was given is no pack, or not as it was written; `faults` say why."""

    def __init__(self, faults: Sequence[str], *, status: int = 422) -> None:
        more = len(faults) - MOST_TOLD
        told = list(faults[:MOST_TOLD])
        if more > 0:
            told.append(_("… và %(n)d lỗi khác", n=more))
        super().__init__("\n".join(told), status=status)
        self.faults = tuple(told)
