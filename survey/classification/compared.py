"""A release's classes beside those of the release they are counted against."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from survey.classification.classes import ClassGroup, class_groups
from survey.classification.earlier import a_year_before, earlier_releases
from survey.classification.summary import Summary, bands_of, summarised
from survey.errors import Problem
from survey.methods import Method, parse_method
from survey.models import Release


@dataclass(frozen=True, slots=True)
class Classification:
    """What is said of the classes of a release."""

    release: Release
    method: Method
    bands: tuple[str, ...]
    groups: tuple[ClassGroup, ...]
    summaries: tuple[Summary, ...]
    before: Release | None
    offered: Sequence[Release]  # that it could be counted against

    @property
    def has_other_bounds(self) -> bool:
        """Return whether the earlier release had another version of the method."""
        return (
            self.before is not None and self.before.method_id != self.release.method_id
        )


def classification(
    session: Session, release: Release, *, since: str = "", is_as_made: bool = False
) -> Classification:
    """Return the classes of a release against the round of a code.

    Without a code against the round of about a year before. `is_as_made`: of what
    there was when the release was made, so that it never says anything else.
    """
    method = parse_method(release.method.document)
    offered = earlier_releases(session, release, is_as_made=is_as_made)
    before = _chosen(offered, since) if since else a_year_before(offered, release)
    groups = class_groups(session, release, method) if method.bands else ()
    earlier = None
    if before is not None:
        earlier = class_groups(session, before, parse_method(before.method.document))
    bands = bands_of(method)
    summaries = summarised(groups, earlier, bands)
    return Classification(release, method, bands, groups, summaries, before, offered)


def _chosen(offered: Sequence[Release], code: str) -> Release:
    found = next((one for one in offered if one.round.code == code), None)
    if found is None:
        codes = ", ".join(one.round.code for one in offered) or "–"
        message = _(
            "Không so được với đợt “%(code)s”: chỉ so với đợt trước của cùng đơn vị tổ "
            "chức, cùng phương pháp và đã có kết quả. Các đợt như vậy: %(codes)s.",
            code=code[:32],
            codes=codes,
        )
        raise Problem(message, status=404)
    return found
