"""Two builds broken on purpose: a harness that passes them would be blind."""

import time
from queue import SimpleQueue
from threading import Thread

from flask import Flask
from sqlalchemy import Engine, text
from sqlalchemy.engine import Connection

from survey.respond import storing
from survey.respond.operations import Outcome, store_sheet
from survey.respond.sheets import Sheet
from survey.site import create_app

LATENESS = 0.005  # seconds between the promise and the commit


def acknowledge_first() -> Flask:
    """Return the site with a queue between the answer and the disk."""
    app = create_app()
    queue: SimpleQueue[Sheet] = SimpleQueue()
    engine: Engine = app.extensions["hailong_writing"]
    Thread(target=_commit_later, args=(queue, engine), daemon=True).start()

    def promise(connection: Connection, sheet: Sheet) -> Outcome:
        queue.put(sheet)
        return Outcome.STORED

    storing.store_sheet = promise
    return app


def _commit_later(queue: SimpleQueue[Sheet], engine: Engine) -> None:
    while True:
        sheet = queue.get()
        time.sleep(LATENESS)
        with engine.begin() as connection:
            store_sheet(connection, sheet)


def forget_key(engine: Engine) -> None:
    """Take the unique key off the responses; the product itself stays as it is."""
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("ALTER TABLE response DROP CONSTRAINT pk_response"))
            return
        for statement in (
            "CREATE TABLE keyless AS SELECT * FROM response",
            "DROP TABLE response",
            "ALTER TABLE keyless RENAME TO response",
        ):
            connection.execute(text(statement))
