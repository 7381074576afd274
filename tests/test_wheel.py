"""What is shipped: sdist and wheel, the wheel in an empty venv, run from elsewhere."""

import json
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.servers import environment, free_port, serving

ROOT = Path(__file__).resolve().parent.parent

pytestmark = pytest.mark.slow


class Installed(NamedTuple):
    """An installation from the wheel: its commands, and a folder far from here."""

    bin: Path
    folder: Path
    env: dict[str, str]

    def run(self, program: str, *arguments: str) -> str:
        """Run one of its commands and return what it printed."""
        return _run(self.bin / program, *arguments, folder=self.folder, env=self.env)


def _run(
    program: Path | str,
    *arguments: Path | str,
    folder: Path = ROOT,
    env: dict[str, str] | None = None,
) -> str:
    done = subprocess.run(
        [program, *arguments], cwd=folder, env=env, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist of the checkout, and the wheel built from that sdist."""
    folder = tmp_path_factory.mktemp("dist")
    # The build requirements are in the environment already: no network.
    _run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder)
    return folder


@pytest.fixture(scope="module")
def installed(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel in an empty venv; the dependencies are those of the tests."""
    folder = tmp_path_factory.mktemp("elsewhere")
    _run(sys.executable, "-m", "venv", folder / "venv")
    python = folder / "venv" / "bin" / "python"
    [wheel] = dist.glob("*.whl")
    pip = ("-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    _run(python, *pip, "--no-index", "--no-deps", wheel, env=environment())
    purelib = _run(python, "-c", "import sysconfig as s; print(s.get_path('purelib'))")
    borrowed = Path(purelib.strip()) / "borrowed.pth"
    borrowed.write_text(sysconfig.get_path("purelib"))
    env = environment(instance=folder / "instance")
    made = Installed(python.parent, folder, env)
    made.run("hailong", "db", "upgrade")
    return made


def test_the_wheel_carries_everything_and_nothing_else(dist: Path) -> None:
    [wheel] = dist.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    shipped = set(names)
    for source in _sources("survey", "analysis"):
        assert source in shipped
    for source in _sources("templates"):
        assert f"survey/{source}" in shipped
    assert {name.split("/")[0].split("-")[0] for name in names} == {
        "survey", "analysis", "hai_long",
    }  # fmt: skip


def test_the_wheel_carries_every_catalogue_compiled(dist: Path) -> None:
    [wheel] = dist.glob("*.whl")
    shipped = set(zipfile.ZipFile(wheel).namelist())
    catalogues = [n for n in _sources("survey/translations") if n.endswith(".po")]
    assert catalogues
    assert {n.removesuffix("po") + "mo" for n in catalogues} <= shipped


def test_the_sdist_holds_no_data_and_no_secrets(dist: Path) -> None:
    [sdist] = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    tops = {name.split("/")[0] for name in names}
    assert not tops & {"instance", ".venv", ".tools", "screenshots", ".git"}
    assert {"wsgi.py", "Makefile", "tests", ".ci", "uv.lock"} <= tops


def _sources(*folders: str) -> list[str]:
    listed = _run("git", "ls-files", "--", *folders).split()
    return [name for name in listed if (ROOT / name).is_file()]


def test_the_command_works_from_another_folder(installed: Installed) -> None:
    assert "0" in installed.run("hailong", "db", "upgrade")
    assert "counter-short" in installed.run("hailong", "method", "list")
    assert installed.run("hailong", "--version").startswith("hailong, version")


LOOK = """
import json, pathlib, survey.site, analysis
app = survey.site.create_app()
client = app.test_client()
static = next(pathlib.Path(app.static_folder).rglob("*.css"))
name = static.relative_to(app.static_folder)
print(json.dumps({
    "survey": survey.__file__,
    "analysis": analysis.__file__,
    "vi": client.get("/no-such-page").text,
    "en": client.get("/no-such-page?lang=en").text,
    "static": client.get(f"/static/{name}").status_code,
}))
"""


def test_pages_static_files_and_catalogues_come_from_the_wheel(
    installed: Installed,
) -> None:
    seen = json.loads(installed.run("python", "-W", "error", "-c", LOOK))
    assert seen["survey"].startswith(str(installed.folder))
    assert seen["analysis"].startswith(str(installed.folder))
    assert "Không tìm thấy trang" in seen["vi"]
    assert "Không tìm thấy trang" not in seen["en"]
    assert '<html lang="en">' in seen["en"]
    assert seen["static"] == 200


def test_the_installed_copy_serves(installed: Installed, tmp_path: Path) -> None:
    port = free_port()
    env = installed.env | {"HAILONG_PORT": str(port)}
    command = [installed.bin / "hailong", "serve"]
    with serving(
        command, port=port, folder=installed.folder, env=env, log=tmp_path / "log"
    ):
        pass
