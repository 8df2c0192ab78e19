"""Find the real pages whose lines were typed, and say which are to learn from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from docintel.core.geometry import Box
from docintel.errors import ConfigError
from docintel.evaluation.labels import LabelledLine, read_labels
from docintel.training.splits import Part, part_of

_LABELS = "labels.jsonl"


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """An image, and its lines as somebody typed them."""

    image: Path
    lines: Sequence[LabelledLine]


@dataclass(frozen=True, slots=True)
class Divided:
    """No page is in both."""

    learn: Sequence[LabelledPage]
    measure: Sequence[LabelledPage]


def receipts(data: Path) -> Divided:
    """Of SROIE; those of the test part are in neither."""
    parts: dict[Part, list[LabelledPage]] = {part: [] for part in Part}
    for row in read_labels(data / "sroie" / _LABELS):
        if row.image and row.lines:
            parts[part_of("sroie", row)].append(LabelledPage(row.image, row.lines))
    return Divided(parts[Part.TRAIN], parts[Part.CALIBRATION])


def old_pages(data: Path) -> Divided:
    """Typewritten and printed ones in eight languages, half to each use."""
    path = data / "ocr_pages" / _LABELS
    pages: tuple[list[LabelledPage], list[LabelledPage]] = ([], [])
    for is_odd, page in _read(path):
        pages[not is_odd].append(page)
    return Divided(*pages)


def _read(path: Path) -> Iterator[tuple[bool, LabelledPage]]:
    """Each page, and whether the sum of its name is odd."""
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            lines = [LabelledLine(one["text"], Box(*one["box"])) for one in row["lines"]]
            digest = hashlib.sha256(row["id"].encode()).hexdigest()
            yield int(digest, 16) % 2 == 1, LabelledPage(path.parent / row["image"], lines)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ConfigError(f"labels {path} cannot be read: {error!r}") from error
