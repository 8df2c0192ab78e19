"""Where things are and how much a file may take: environment variables that begin DOCINTEL_."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_dir
from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from docintel.core.limits import Limits
from docintel.errors import ConfigError

_LIMITS = Limits()


class Settings(BaseSettings):
    """The whole configuration. An unset `database_url` means a SQLite file under `home`."""

    model_config = SettingsConfigDict(env_prefix="DOCINTEL_", frozen=True, env_ignore_empty=True)

    home: Path = Field(default_factory=lambda: Path(user_data_dir("docintel", appauthor=False)))
    # It may hold a password, so it stays out of what is printed.
    database_url: str | None = Field(default=None, repr=False)
    pipeline: str = "default"
    max_bytes: int = Field(default=_LIMITS.max_bytes, gt=0)
    max_pages: int = Field(default=_LIMITS.max_pages, gt=0)
    max_pixels: int = Field(default=_LIMITS.max_pixels, gt=0)
    seconds_per_page: float = Field(default=_LIMITS.seconds_per_page, gt=0, allow_inf_nan=False)
    memory_mb: int = Field(default=_LIMITS.memory_mb, gt=0)
    debug: bool = False

    @property
    def database_file(self) -> Path:
        """The SQLite file that is used where no database is named."""
        return self.home / "docintel.sqlite"

    @property
    def files(self) -> Path:
        """The folder of uploaded files and page images."""
        return self.home / "files"

    @property
    def types(self) -> Path:
        """The folder of document types of one's own; it need not be there."""
        return self.home / "types"

    @property
    def models(self) -> Path:
        """The folder of models that were trained here; it need not be there."""
        return self.home / "models"

    @property
    def vendors(self) -> Path:
        """The file of the vendor list; it need not be there."""
        return self.home / "vendors.sqlite"

    @field_validator("home")
    @classmethod
    def _made_absolute(cls, home: Path) -> Path:
        """Worker processes and services may run in another folder, and no shell expands `~`."""
        return home.expanduser().absolute()

    @property
    def limits(self) -> Limits:
        return Limits(
            self.max_bytes, self.max_pages, self.max_pixels, self.seconds_per_page, self.memory_mb
        )


def read_settings() -> Settings:
    """The settings of this environment; raises ConfigError that names what to change."""
    try:
        return Settings()
    except ValidationError as error:
        raise ConfigError("; ".join(_sentence(**problem) for problem in error.errors())) from error


def _sentence(loc: tuple[int | str, ...], msg: str, input: object, **_: object) -> str:
    name = f"DOCINTEL_{str(loc[0]).upper()}"
    return f"{name} is set to {str(input)!r}, which is not usable ({msg}): change or unset it"
