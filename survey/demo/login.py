"""Somebody who may see the officials' pages of the demonstration."""

import os
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.accounts.operations import add_official, draw_password, set_password
from survey.models import User

EMAIL = "demo@thuan-khe.example"
FILE = "demo_password"


def sign_in_with(session: Session, instance: Path) -> str:
    """Return the password of the demonstration's official; the caller commits.

    It is drawn once and kept beside the data, to be shown at every start.
    """
    file = instance / FILE
    is_known = session.scalar(select(User.id).where(User.email == EMAIL)) is not None
    if file.exists() and is_known:
        return file.read_text().strip()
    password = draw_password()
    give = set_password if is_known else add_official
    give(session, EMAIL, password=password)
    _keep(file, password)
    return password


def _keep(file: Path, password: str) -> None:
    file.unlink(missing_ok=True)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as stream:
        stream.write(password)
