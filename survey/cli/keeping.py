"""A pack that a command wrote is kept, as one that a page asked for."""

from survey import clock
from survey.audit import Event, add_event, command_line
from survey.cli.context import Installation
from survey.exports.exported import Exported
from survey.packs.keeping import Keeper, keep_pack, open_pack, told


def keep_made(installation: Installation, exported: Exported, content: bytes) -> None:
    """Keep the pack of a release, with its row of the audit if it is new."""
    actor, opened = command_line(), open_pack(content)
    with installation.session() as session:
        by = Keeper(actor.name, clock.now())
        kept = keep_pack(session, opened, by=by, release_id=exported.release.id)
        if kept.is_new:
            place = (kept.pack.name, exported.root.id)
            event = Event("pack.kept", "pack", *place, after=told(kept.pack))
            add_event(session, event, by=actor)
        session.commit()
