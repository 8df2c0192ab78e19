"""Put the application together. The only place that knows every part.

Nothing is opened or loaded before it is used.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial

from docintel.catalogs import CATALOGS
from docintel.core.type_files import Types
from docintel.pipeline.config import load_pipeline
from docintel.pipeline.runner import Pipeline
from docintel.services.batch import Batch
from docintel.services.doctor import Doctor
from docintel.services.explain import Explainer
from docintel.services.export import Exporter
from docintel.services.intake import Intake
from docintel.services.packs import Packs
from docintel.services.process import Processor
from docintel.services.query import Query
from docintel.services.queue import Queue
from docintel.services.vendors import Vendors
from docintel.services.view import View
from docintel.services.worker_process import Event
from docintel.settings import Settings
from docintel.storage import schema
from docintel.storage.database import Database, connect, parse_url, sqlite_url
from docintel.storage.files import FileStore


@dataclass(frozen=True)
class App:
    """The application of one configuration. One a process is enough."""

    settings: Settings

    @cached_property
    def unchecked_database(self) -> Database:
        """The database whatever its schema; raises DatabaseError for a wrong address."""
        url = self.settings.database_url
        return connect(parse_url(url) if url else sqlite_url(self.settings.database_file))

    @cached_property
    def database(self) -> Database:
        """The database, created or brought up to date on first use."""
        self.upgrade_database()
        return self.unchecked_database

    @property
    def database_address(self) -> str:
        """Where the database is, without its password."""
        return self.unchecked_database.engine.url.render_as_string()

    def schema_state(self) -> schema.SchemaState:
        """The schema that the database has, and the one it should have."""
        return schema.look(self.unchecked_database)

    def upgrade_database(self) -> schema.SchemaState:
        """Create the database or bring it up to date."""
        return schema.upgrade(self.unchecked_database)

    @cached_property
    def files(self) -> FileStore:
        return FileStore(self.settings.files)

    @cached_property
    def intake(self) -> Intake:
        return Intake(self.database, self.files, self.settings.limits)

    @cached_property
    def query(self) -> Query:
        return Query(self.database, self.files)

    @cached_property
    def view(self) -> View:
        return View(self.database, self.files)

    def explainer(self, pipeline: str | None = None) -> Explainer:
        return Explainer(self.query, self.pipeline(pipeline))

    @cached_property
    def exporter(self) -> Exporter:
        printer = CATALOGS.engines.build("pdf_printer", {"limits": self.settings.limits})
        return Exporter(self.query, self.view, printer)

    @cached_property
    def queue(self) -> Queue:
        return Queue(self.database)

    @cached_property
    def packs(self) -> Packs:
        return Packs(self.database)

    @cached_property
    def vendors(self) -> Vendors:
        return Vendors(self.settings.vendors)

    @cached_property
    def doctor(self) -> Doctor:
        return Doctor(self.unchecked_database, self.settings.home)

    def pipeline(self, name_or_file: str | None = None) -> Pipeline:
        """The pipeline of that name or file, or the one of the settings; loads no model.

        Where it does not say otherwise, it knows the types, models and vendors that lie in the
        home folder.
        """
        settings = self.settings
        own = {"types": settings.types, "models": settings.models, "vendors": settings.vendors}
        found = {key: str(place) for key, place in own.items() if place.exists()}
        return load_pipeline(name_or_file or self.settings.pipeline, CATALOGS, found)

    @cached_property
    def types(self) -> Types:
        """The document types that the pipeline of the settings knows."""
        return self.pipeline().types

    def processor(self, pipeline: str | None = None) -> Processor:
        return Processor(self.database, self.files, self.pipeline(pipeline), self.settings.limits)

    def batch(
        self, listen: Callable[[Event], None], workers: int, pipeline: str | None = None
    ) -> Batch:
        """Worker processes that run this pipeline; `listen` hears what they do."""
        make_worker = partial(open_processor, self.settings, pipeline)
        log = None if self.settings.debug else self.settings.home / "logs" / "workers.log"
        return Batch(make_worker, listen, self.queue.fail_for_dead_worker, workers, log)


def make_app(settings: Settings) -> App:
    """The application of these settings."""
    return App(settings)


def open_processor(settings: Settings, pipeline: str | None) -> Processor:
    """What a worker process makes for itself."""
    return make_app(settings).processor(pipeline)
