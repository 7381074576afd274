"""The pages of paper; importing them hangs them on the blueprint."""

from survey.keying.blueprint import bp
from survey.keying.views import (
    batches,
    files,
    headings,
    posting,
    printing,
    recalls,
    second,
    sheets,
)

__all__ = [
    "batches",
    "bp",
    "files",
    "headings",
    "posting",
    "printing",
    "recalls",
    "second",
    "sheets",
]
