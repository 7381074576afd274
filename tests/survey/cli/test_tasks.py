"""The worker can do whatever a page may ask it for."""

import re
import subprocess
import sys
from pathlib import Path

SURVEY = Path(__file__).resolve().parents[3] / "survey"
REGISTERED = re.compile(r"^@task\(", re.MULTILINE)
# In a process of its own: here the pages of the site are loaded, and theirs with them.
KNOWN = (
    "import survey.cli.tasks; from survey.tasks.asking import known;"
    " print(*(doing.__module__ for doing in known.values()))"
)


def test_every_kind_of_long_work_is_loaded_by_the_worker() -> None:
    done = subprocess.run(
        [sys.executable, "-c", KNOWN], check=True, capture_output=True, text=True
    )
    asked = {
        ".".join(("survey", *file.relative_to(SURVEY).with_suffix("").parts))
        for file in SURVEY.rglob("*.py")
        if REGISTERED.search(file.read_text("utf-8"))
    }
    assert set(done.stdout.split()) == asked
