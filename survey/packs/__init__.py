"""Packs as anybody may hand them over: opened with care, checked, kept.

`PROGRAM` is the check that lies in every pack. Here it is run as it stands in this
folder; one that comes inside a pack is never run.
"""

from pathlib import Path

PROGRAM = Path(__file__).with_name("verify.py")
ZIP = "application/zip"
LARGEST = 64  # megabytes of a pack; one of 500 units has fewer than 20
