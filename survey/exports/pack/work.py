"""The worker's part: a pack is put together in the background, for it takes long."""

from tempfile import TemporaryFile

from sqlalchemy.orm import Session
from structlog import get_logger

from survey import clock
from survey.audit import WORKER, Actor, Event, keep
from survey.db import reading_apart, writing
from survey.exports.pack.build import Pack, pack_name, read_pack, write_pack
from survey.i18n import language
from survey.models import User
from survey.packs import ZIP
from survey.packs.keeping import Keeper, keep_pack, open_pack, told
from survey.packs.refused import PackRefused
from survey.releases import release_by_code
from survey.speaking import speaking
from survey.tasks import File, Result, Work, task

log = get_logger()
MAKE = "pack.make"


@task(MAKE)
def make(work: Work) -> Result:
    """Put the pack of a release together, in a file on the disk until it is whole."""
    with speaking(language(), work.settings), TemporaryFile() as stream:
        pack, name = _read(work)
        write_pack(pack, stream, work.progress)
        stream.seek(0)
        content = stream.read()
        _keep(work, pack, content)
        return Result(File(name, ZIP, content))


def _read(work: Work) -> tuple[Pack, str]:
    """Return what goes into it, frozen long ago; nobody who writes waits for it."""
    said = work.params
    with Session(reading_apart(work.engine)) as session:
        release = release_by_code(session, said["round"], said["number"])
        pack = read_pack(session, release, work.settings.zone)
        return pack, pack_name(release)


def _keep(work: Work, pack: Pack, content: bytes) -> None:
    """Keep the pack; who asked for it gets it all the same if that cannot be."""
    release = pack.exported.release
    try:
        opened = open_pack(content)
    except PackRefused as refused:  # larger than what is taken from anybody
        log.warning("pack not kept", release=release.id, faults=refused.faults)
        return
    with Session(writing(work.engine)) as session:
        user = session.get_one(User, work.asked_by)
        by = Keeper.of(session, user, clock.now())
        kept = keep_pack(session, opened, by=by, release_id=release.id)
        if kept.is_new:
            place = (kept.pack.name, pack.exported.root.id)
            event = Event("pack.kept", "pack", *place, after=told(kept.pack))
            keep(session, event, by=Actor(user.email, WORKER, user.id))
