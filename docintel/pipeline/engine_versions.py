"""Which weights had a say in a record: the versions of the engines behind its stages."""

from __future__ import annotations

from collections.abc import Iterator

from docintel.pipeline.stage import Step


def engine_versions(step: Step) -> Iterator[tuple[str, str]]:
    """The version of the step's engine, under the name before its @, where it tells one.

    Engines that learned something do: `judge@3f2a91c0` is the judge of these very trees.
    """
    version = getattr(getattr(step, "engine", None), "version", None)
    if isinstance(version, str):
        yield version.partition("@")[0], version
