"""Measure how much of a pipeline's time its engines take, from outside of them."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import wraps
from typing import Any

from docintel.pipeline.runner import Named, Pipeline


@dataclass
class EngineClock:
    """Seconds that passed inside the engines' methods."""

    seconds: float = 0.0

    def around(self, pipeline: Pipeline) -> Pipeline:
        """The same pipeline with every engine of every step watched."""
        return replace(
            pipeline,
            image_steps=tuple(map(self._watched_step, pipeline.image_steps)),
            page_stages=tuple(map(self._watched_step, pipeline.page_stages)),
            document_stages=tuple(map(self._watched_step, pipeline.document_stages)),
        )

    def _watched_step(self, named: Named[Any]) -> Named[Any]:
        values = {field.name: getattr(named.step, field.name) for field in fields(named.step)}
        engines = {
            name: _Watched(value, self)
            for name, value in values.items()
            if type(value).__module__.startswith("docintel.engines.")
        }
        return Named(named.name, replace(named.step, **engines))

    def timed(self, method: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(method)
        def call(*arguments: Any, **options: Any) -> Any:
            start = time.perf_counter()
            try:
                return method(*arguments, **options)
            finally:
                self.seconds += time.perf_counter() - start

        return call


@dataclass(frozen=True)
class _Watched:
    """An engine whose methods, whatever its protocol, are timed."""

    engine: Any
    clock: EngineClock

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.engine, name)
        return self.clock.timed(found) if callable(found) else found
