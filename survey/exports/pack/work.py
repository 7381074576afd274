"""The worker's part: a pack is put together in the background, for it takes long."""

from tempfile import TemporaryFile

from sqlalchemy.orm import Session

from survey.exports.pack.build import Pack, pack_name, read_pack, write_pack
from survey.exports.queries import release_by_code
from survey.i18n import language
from survey.speaking import speaking
from survey.tasks import File, Result, Work, task

MAKE = "pack.make"
ZIP = "application/zip"


@task(MAKE)
def make(work: Work) -> Result:
    """Put the pack of a release together, in a file on the disk until it is whole."""
    with speaking(language(), work.settings), TemporaryFile() as stream:
        pack, name = _read(work)
        write_pack(pack, stream, work.progress)
        stream.seek(0)
        return Result(File(name, ZIP, stream.read()))


def _read(work: Work) -> tuple[Pack, str]:
    """Return what goes into it; no reader stays open while it is written."""
    said = work.params
    with Session(work.engine) as session:
        release = release_by_code(session, said["round"], said["number"])
        pack = read_pack(session, release, work.settings.zone)
        return pack, pack_name(release)
