"""Settings come from the environment; a bad one is answered with what to change."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from docintel.core.limits import Limits
from docintel.errors import ConfigError
from docintel.settings import read_settings


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("DOCINTEL_")]:
        monkeypatch.delenv(name)


def test_without_settings_the_limits_are_those_of_the_code() -> None:
    assert read_settings().limits == Limits()


def test_a_setting_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCINTEL_MAX_PAGES", "7")
    assert read_settings().limits.max_pages == 7


def test_an_empty_setting_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCINTEL_DATABASE_URL", "")
    assert read_settings().database_url is None


@pytest.mark.parametrize(
    ("name", "value"),
    [("MAX_PAGES", "many"), ("MAX_BYTES", "0"), ("SECONDS_PER_PAGE", "inf"), ("DEBUG", "perhaps")],
)
def test_a_bad_setting_is_named_in_one_line(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"DOCINTEL_{name}", value)
    with pytest.raises(ConfigError) as caught:
        read_settings()
    assert f"DOCINTEL_{name} is set to '{value}'" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_home_below_the_users_folder_is_found_from_everywhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DOCINTEL_HOME", "~/papers")
    assert read_settings().home == Path.home() / "papers"


def test_the_password_of_the_database_is_not_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCINTEL_DATABASE_URL", "postgresql://me:hush@host/db")
    assert "hush" not in repr(read_settings())
