"""The pages of paper; importing them hangs them on the blueprint."""

from survey.keying.blueprint import bp
from survey.keying.views import (
    batches,
    files,
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
    "posting",
    "printing",
    "recalls",
    "second",
    "sheets",
]
