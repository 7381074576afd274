"""Settings are read from the environment and refused loudly when wrong."""

import re
import stat
from pathlib import Path

import pytest

from survey.config import PREFIX, Settings, SettingsError, read_settings


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("PORT", "http", "HAILONG_PORT"),
        ("PORT", "70000", "less than or equal to 65535"),
        ("WORKERS", "-1", "HAILONG_WORKERS"),
        ("TIMEZONE", "Asia/Nowhere", "no such time zone: Asia/Nowhere"),
        ("LANGUAGE", "km", "HAILONG_LANGUAGE"),
        ("DATABASE_URL", "mysql://localhost/x", "sqlite:///file or postgresql://"),
        ("DATABASE_URL", "no address", "not a database address"),
        ("SECRET_KEY", "short", "HAILONG_SECRET_KEY: Value error, at least 32"),
        ("BASE_URL", "khaosat.example", "HAILONG_BASE_URL"),
        ("DATABSE_URL", "sqlite://", "unknown setting HAILONG_DATABSE_URL"),
    ],
)
def test_a_wrong_setting_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    monkeypatch.setenv(PREFIX + name, value)
    with pytest.raises(SettingsError, match=re.escape(words)):
        read_settings()


def test_the_secret_is_drawn_once_and_kept_for_its_owner_alone(tmp_path: Path) -> None:
    first = read_settings(instance=tmp_path / "place").secret_key.get_secret_value()
    second = read_settings(instance=tmp_path / "place").secret_key.get_secret_value()

    assert first == second
    assert len(first) == 64
    mode = (tmp_path / "place" / "secret_key").stat().st_mode
    assert stat.S_IMODE(mode) == 0o600


def test_a_secret_never_shows_in_the_settings_text(tmp_path: Path) -> None:
    settings = read_settings(instance=tmp_path)
    assert settings.secret_key.get_secret_value() not in repr(settings)


@pytest.mark.parametrize("name", ["DATABASE_URL", "SECRET_KEY"])
def test_a_wrong_setting_that_may_hold_a_secret_is_not_repeated(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(PREFIX + name, "mysql://clerk:s3cret@host/x")
    with pytest.raises(SettingsError, match=PREFIX + name) as refused:
        read_settings()
    assert "s3cret" not in str(refused.value)


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="cannot keep a secret"):
        read_settings(instance=tmp_path / place)


def test_every_setting_is_documented() -> None:
    page = Path(__file__).parents[2] / "docs" / "operations.md"
    documented = set(re.findall(r"`(HAILONG_[A-Z_]+)`", page.read_text("utf-8")))
    assert documented == {PREFIX + name.upper() for name in Settings.model_fields}
