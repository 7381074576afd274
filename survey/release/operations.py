"""Write releases: frozen from then on."""

from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from survey.models import Figure, Release, Representation, Round, Stratum
from survey.release import problems, queries
from survey.release.draft import Draft, draft_release
from survey.version import software_version


def make_release(session: Session, round_: Round, *, made_at: datetime) -> Release:
    """Freeze the next release of a round; the caller commits.

    The draft takes seconds on a large round. Whoever may not keep others from
    writing so long computes it in a session that reads, closes that, and hands it to
    `store_release` in one that writes.
    """
    return store_release(session, draft_release(session, round_), made_at=made_at)


def store_release(session: Session, draft: Draft, *, made_at: datetime) -> Release:
    """Write a drafted release; the caller commits."""
    last = queries.newest_release(session, draft.round_id)
    if draft.number != (last.number + 1 if last else 1):
        raise problems.overtaken(draft.round_code)
    release = Release(
        round_id=draft.round_id,
        number=draft.number,
        made_at=made_at,
        method_id=draft.method_id,
        weighting=draft.weighting,
        software=software_version(),
        n_sheets=draft.n_sheets,
        input_digest=draft.input_digest,
        figures_digest=draft.figures_digest,
    )
    _store(session, release, round_code=draft.round_code)
    # Core, not the ORM: ten thousand rows and more, none of them looked at again.
    connection = session.connection()
    connection.execute(insert(Stratum), _strata(release.id, draft))
    if draft.represented:
        connection.execute(insert(Representation), _represented(release.id, draft))
    connection.execute(insert(Figure), _figures(release.id, draft))
    return release


def _store(session: Session, release: Release, *, round_code: str) -> None:
    try:
        with session.begin_nested():
            session.add(release)
    except IntegrityError:
        # Two releases at the same moment: a number is given once.
        raise problems.overtaken(round_code) from None


def _strata(release_id: int, draft: Draft) -> list[dict[str, object]]:
    return [{"release_id": release_id, **row._asdict()} for row in draft.strata]


def _represented(release_id: int, draft: Draft) -> list[dict[str, object]]:
    return [{"release_id": release_id, **one._asdict()} for one in draft.represented]


def _figures(release_id: int, draft: Draft) -> list[dict[str, object]]:
    return [{"release_id": release_id, **row._asdict()} for row in draft.rows]
