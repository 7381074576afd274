"""wsgi.py in a checkout is served by granian and by gunicorn alike."""

import sys
from collections.abc import Callable
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from sqlalchemy.engine import URL

from tests.servers import HOST, environment, free_port, serving

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

pytestmark = pytest.mark.slow


def _granian(port: int) -> list[str | Path]:
    place = ["--host", HOST, "--port", str(port)]
    return [BIN / "granian", "--interface", "wsgi", *place, "wsgi:app"]


def _gunicorn(port: int) -> list[str | Path]:
    return [BIN / "gunicorn", "--bind", f"{HOST}:{port}", "wsgi:app"]


@pytest.mark.parametrize("command", [_granian, _gunicorn])
def test_wsgi_is_served(
    command: Callable[[int], list[str | Path]], sqlite_url: URL, tmp_path: Path
) -> None:
    port = free_port()
    env = environment(
        instance=tmp_path / "instance", database_url=f"sqlite:///{sqlite_url.database}"
    )
    log = tmp_path / "log"
    with serving(command(port), port=port, folder=ROOT, env=env, log=log) as address:
        with pytest.raises(HTTPError) as answer:
            urlopen(f"{address}/no-such-page", timeout=10)
        page = answer.value.read().decode()
        answer.value.close()
    assert answer.value.code == 404
    assert "Không tìm thấy trang" in page
