"""While a file is read nobody waits for the database: reading takes seconds."""

import pytest
from flask import Flask
from sqlalchemy import select

from survey.db import get_session
from survey.manage.csvfile import Column, read_rows
from survey.models import Unit

COLUMNS = [Column("code", "mã", is_required=True)]


def test_a_request_gives_the_lock_back_before_it_reads_a_file(app: Flask) -> None:
    with app.test_request_context("/", method="POST"):
        session = get_session()
        session.scalars(select(Unit)).all()  # as the rights of who sends it are read
        assert session.in_transaction()
        read_rows(b"code\nA\n", COLUMNS)
        assert not session.in_transaction()
        assert get_session() is session


def test_what_would_be_lost_is_noticed(app: Flask) -> None:
    with app.test_request_context("/", method="POST"):
        get_session().add(Unit(code="A", name="Xã Đông"))
        with pytest.raises(RuntimeError):
            read_rows(b"code\nA\n", COLUMNS)
