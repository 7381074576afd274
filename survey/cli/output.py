"""Files that commands write: whole, or not at all."""

import os
import tempfile
from pathlib import Path

import click


def write_file(out: Path, content: bytes) -> None:
    """Write a file, or leave what stood there and say why it cannot be written."""
    try:
        if out.exists() and not out.is_file():
            out.write_bytes(content)  # /dev/stdout and its like
        else:
            _replace(out, content)
    except OSError as error:
        message = f"cannot write {out}: {error.strerror}"
        raise click.ClickException(message) from error


def _replace(out: Path, content: bytes) -> None:
    descriptor, name = tempfile.mkstemp(prefix=f".{out.name}.", dir=out.parent)
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
        beside.chmod(out.stat().st_mode if out.exists() else 0o666 & ~_umask())
        beside.replace(out)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _umask() -> int:
    """Return the mask of new files; it can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
