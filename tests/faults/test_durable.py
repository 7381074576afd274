"""Nothing is acknowledged that the disk may still forget: what the kernel was asked.

Killing processes cannot show this, for the kernel outlives them; a power cut would.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey.db import make_engine, writing
from tests.factories import make_province

ROOT = Path(__file__).resolve().parents[2]
TRACED = "write,pwrite64,ftruncate,unlink,fsync,fdatasync"
ACKNOWLEDGED = "acknowledged"
SHEETS = 5
# Commits as the site does, and says so after each commit.
SCRIPT = f"""
import os, sys
from survey.db import make_engine, writing
from sqlalchemy import text
from sqlalchemy.engine import make_url
engine = writing(make_engine(make_url(sys.argv[1])))
for number in range({SHEETS + 1}):
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO receipt (code_digest, round_id) "
                                "VALUES (:digest, :round)"),
                           {{"digest": number.to_bytes(16, "big"),
                            "round": int(sys.argv[2])}})
    os.write(2, b"{ACKNOWLEDGED}")
"""
CALL = re.compile(r"(?:\[pid +\d+\] )?(\w+)\((\S+?)[,)]")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("strace") is None, reason="strace is missing"),
]


@pytest.fixture
def round_id(sqlite_url: URL) -> int:
    engine = writing(make_engine(sqlite_url))
    with Session(engine) as session:
        number = make_province(session).round.id
        session.commit()
    engine.dispose()
    return number


def calls(url: URL, round_id: int, *, log: Path) -> list[tuple[str, str]]:
    """Return the traced calls, each with its first argument."""
    command = ["strace", "-f", "-qq", "-e", f"trace={TRACED}", "-o", log]
    python = [sys.executable, "-c", SCRIPT, str(url), str(round_id)]
    done = subprocess.run(
        [*command, *python], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if "ptrace" in done.stderr:
        pytest.skip("this machine does not allow tracing")
    assert done.returncode == 0, done.stderr
    lines = [line.split(maxsplit=1)[1] for line in log.read_text().splitlines()]
    found = [(CALL.match(line), line) for line in lines]
    return [
        (ACKNOWLEDGED if ACKNOWLEDGED in line else match[1], match[2])
        for match, line in found
        if match
    ]


def test_every_change_is_synced_before_the_acknowledgement(
    sqlite_url: URL, round_id: int, tmp_path: Path
) -> None:
    unsynced: set[str] = set()
    promises = []
    for call, argument in calls(sqlite_url, round_id, log=tmp_path / "trace"):
        if call in {"fsync", "fdatasync"}:
            unsynced.discard(argument)
        elif call == ACKNOWLEDGED:
            promises.append(set(unsynced))
        elif argument not in {"1", "2"}:
            unsynced.add(argument)
    # The first transaction opens the file and settles its journal.
    assert promises[1:] == [set()] * SHEETS
