"""Cases of the real sets, as they are typed or printed and as a recogniser reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from docintel.core.document import Document
from docintel.evaluation.comparison import Measured
from docintel.evaluation.labels import LabelledDocument, read_labels
from docintel.services.evaluate import ReadFrom, path_of
from docintel.training.judge.cases import Case, Truth
from docintel.training.judge.options import Progress
from docintel.training.judge.reading import PageReader
from docintel.training.splits import Part, part_of


@dataclass(frozen=True)
class _Sight:
    """One part of a set, read in one way."""

    label_set: str
    part: Part
    read_from: ReadFrom


#: What the judge may learn from. Voters that are trained learn from TRAIN as well, where they are
#: surer than elsewhere; those cases speak of the rules alone.
_SIGHTS = (
    _Sight("sroie", Part.CALIBRATION, ReadFrom.IMAGE),
    _Sight("sroie", Part.CALIBRATION, ReadFrom.LINES),
    _Sight("sroie", Part.TRAIN, ReadFrom.IMAGE),
    _Sight("sroie", Part.TRAIN, ReadFrom.LINES),
    _Sight("zugferd", Part.CALIBRATION, ReadFrom.PDF),
    _Sight("zugferd", Part.CALIBRATION, ReadFrom.IMAGE),
)
_RULES = frozenset({"rules"})


def real_cases(
    data: Path, reader: PageReader, vote: Callable[[Document], Document], progress: Progress
) -> Iterator[Case]:
    """All cases of the sets that are there."""
    for sight in _SIGHTS:
        path = data / sight.label_set / "labels.jsonl"
        if not path.is_file():
            continue
        rows = [row for row in read_labels(path) if _is_seen(row, sight)]
        measured = Measured.of(rows)
        for done, row in enumerate(rows, start=1):
            document = vote(reader.read(row, sight.read_from))
            case = Case(document, Truth(row.fields, measured.fields), _vendor(sight, row))
            yield case.heard(_RULES) if sight.part is Part.TRAIN else case
            progress(f"reading {sight.label_set} from {sight.read_from}", done, len(rows))


def _is_seen(row: LabelledDocument, sight: _Sight) -> bool:
    if part_of(sight.label_set, row) is not sight.part:
        return False
    return bool(row.lines) if sight.read_from is ReadFrom.LINES else _has_file(row, sight)


def _has_file(row: LabelledDocument, sight: _Sight) -> bool:
    return path_of(row, sight.read_from) is not None


def _vendor(sight: _Sight, row: LabelledDocument) -> str:
    name = row.fields.get("merchant_name") or row.fields.get("supplier_name") or row.id
    return f"{sight.label_set}/{name}"
