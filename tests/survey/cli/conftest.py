"""The command, run in this process on a fresh database."""

from typing import Protocol

import pytest
from click.testing import CliRunner
from sqlalchemy.engine import URL

from survey.cli import main


class Hailong(Protocol):
    def __call__(self, *arguments: object, exit_code: int = ...) -> str: ...


@pytest.fixture
def hailong(database_url: URL, monkeypatch: pytest.MonkeyPatch) -> Hailong:
    """Run `hailong`; return what it printed, once it ended as it should."""
    address = database_url.render_as_string(hide_password=False)
    monkeypatch.setenv("HAILONG_DATABASE_URL", address)

    def _hailong(*arguments: object, exit_code: int = 0) -> str:
        done = CliRunner().invoke(main, [str(argument) for argument in arguments])
        assert done.exit_code == exit_code, done.output
        return done.output

    return _hailong
