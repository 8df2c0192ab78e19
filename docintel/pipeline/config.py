"""Read a pipeline from a TOML file."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from docintel import __version__
from docintel.core.type_files import document_types
from docintel.errors import ConfigError, UnknownNameError
from docintel.pipeline.catalog import Catalog
from docintel.pipeline.runner import Named, Pipeline
from docintel.pipeline.shared_options import content_of_places, shared_options, with_shared

_SHIPPED = files("docintel") / "pipelines"
_TABLES = {"source", "fields", "image", "page", "document"}
_NONE: Mapping[str, str] = {}


@dataclass(frozen=True)
class Catalogs:
    """What a pipeline file may name."""

    sources: Catalog
    engines: Catalog
    image_steps: Catalog
    page_stages: Catalog
    document_stages: Catalog


def shipped_pipelines() -> list[str]:
    """Names of the pipelines inside the package."""
    return sorted(
        entry.name.removesuffix(".toml")
        for entry in _SHIPPED.iterdir()
        if entry.name.endswith(".toml")
    )


def load_pipeline(
    name_or_file: str, catalogs: Catalogs, defaults: Mapping[str, str] = _NONE
) -> Pipeline:
    """Build the pipeline of that name, or the one that the TOML file describes.

    `defaults` are what its `[fields]` says where it does not say otherwise.
    """
    name, text = _read(name_or_file)
    tables = _tables(name, text)
    shared = shared_options(tables, defaults, name)
    content = content_of_places(tables, shared)
    digest = hashlib.sha256(f"{__version__}\n{text}\n{content}".encode()).hexdigest()[:12]
    builder = _Builder(catalogs.engines, shared)
    return Pipeline(
        name=name,
        version=f"{name}@{digest}",
        source=builder.build(tables["source"], catalogs.sources).step,
        image_steps=builder.build_all(tables, "image", catalogs.image_steps),
        page_stages=builder.build_all(tables, "page", catalogs.page_stages),
        document_stages=builder.build_all(tables, "document", catalogs.document_stages),
        types=document_types(Path(shared["types"]).expanduser() if "types" in shared else None),
    )


def _tables(name: str, text: str) -> dict[str, Any]:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"pipeline {name}: {error}") from error
    if unknown := sorted(set(tables) - _TABLES):
        known = ", ".join(sorted(_TABLES))
        raise ConfigError(f"pipeline {name}: no part named {', '.join(unknown)}; known: {known}")
    if "source" not in tables:
        raise ConfigError(f"pipeline {name}: there is no [source]")
    return tables


def _read(name_or_file: str) -> tuple[str, str]:
    """Name and text of a shipped pipeline or of a file that ends in .toml."""
    if name_or_file.endswith(".toml"):
        path = Path(name_or_file)
        try:
            return path.stem, path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(f"pipeline file {path} cannot be read: {error}") from error
    if name_or_file not in shipped_pipelines():
        known = ", ".join(shipped_pipelines())
        raise UnknownNameError(
            f"no pipeline named {name_or_file!r}; known: {known}, or the path of a .toml file"
        )
    return name_or_file, (_SHIPPED / f"{name_or_file}.toml").read_text(encoding="utf-8")


@dataclass
class _Builder:
    """Builds steps with the shared options that they have.

    All that name an engine with the same options get the same one: its model loads once.
    """

    engines: Catalog
    shared: Mapping[str, Any]
    made: list[Any] = field(default_factory=list)

    def build_all(
        self, tables: dict[str, Any], part: str, catalog: Catalog
    ) -> Sequence[Named[Any]]:
        return tuple(self.build(table, catalog) for table in tables.get(part, []))

    def build(self, table: dict[str, Any], catalog: Catalog) -> Named[Any]:
        """Build what one table names; an option that is a table with `use` is an engine."""
        options = dict(table)
        name = options.pop("use", None)
        if name is None:
            raise ConfigError(f"a {catalog.kind} has no `use`: {table}")
        for option, value in options.items():
            if isinstance(value, dict) and "use" in value:
                options[option] = self._engine(value)
        return Named(
            name, catalog.build(name, with_shared(catalog.find(name), options, self.shared))
        )

    def _engine(self, table: dict[str, Any]) -> Any:
        engine = self.build(table, self.engines).step
        if engine not in self.made:
            self.made.append(engine)
        return self.made[self.made.index(engine)]
