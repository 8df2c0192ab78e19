"""Cases of the real sets, as they are typed or printed and as a recogniser reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from docintel.core.document import Document
from docintel.core.type_files import document_types
from docintel.evaluation.labels import LabelledDocument
from docintel.extraction.judging import values_of
from docintel.extraction.voting import Ballot
from docintel.services.evaluate import ReadFrom, path_of
from docintel.stages.decide_fields import contests
from docintel.training.judge.cases import Case, Truth, answers
from docintel.training.judge.look_alikes import LookAlikes
from docintel.training.judge.options import Progress
from docintel.training.page_reader import PageReader
from docintel.training.real_sets import REAL_SETS, RealSet
from docintel.training.rows import label
from docintel.training.splits import Part, part_of

Vote = Callable[[Document], Document]


_RULES = frozenset({"rules"})


def real_cases(data: Path, reader: PageReader, vote: Vote, progress: Progress) -> Iterator[Case]:
    """All cases of the sets that are there.

    Voters that are trained learn from the part TRAIN as well; its cases, and those that look like
    them, are about the rules alone.
    """
    for one in REAL_SETS:
        every = one.rows(data, Part.CALIBRATION, Part.TRAIN)
        rows = [row for row in every if row.lines or row.pdf is not None]
        learned = [row for row in rows if part_of(one.name, row) is Part.TRAIN]
        alike = LookAlikes.of(learned)
        for done, row in enumerate(rows, start=1):
            for case in _cases(one, row, reader, vote):
                yield case.heard(_RULES) if alike.hold(row) else case
            progress(f"reading {one.name}", done, len(rows))


def _cases(one: RealSet, row: LabelledDocument, reader: PageReader, vote: Vote) -> Iterator[Case]:
    """The document as it is printed, since only that tells what is on the paper, and as a scan."""
    text = vote(reader.read(row, one.printed))
    truth = Truth(row.fields, _printed(row, text))
    group = f"{one.name}/{_vendor(row)}"
    yield Case(text, truth, group)
    if path_of(row, ReadFrom.IMAGE) is not None:
        yield Case(vote(reader.read(row, ReadFrom.IMAGE)), truth, group)


def _printed(row: LabelledDocument, text: Document) -> frozenset[str]:
    """The labelled fields whose values are on the paper: about others labels and paper disagree,
    which is no fault of the voters."""
    missing = label(row, text)[1]
    found = {name for name in row.fields if name not in missing}
    document_type = document_types()[row.type or ""]
    values = values_of(contests(text, document_type), Ballot({}))
    right = answers(Truth(row.fields, frozenset(row.fields)), values)
    proposed = {value.spec.name for value, answer in zip(values, right, strict=True) if answer}
    return frozenset(found | proposed)


def _vendor(row: LabelledDocument) -> str:
    return row.fields.get("merchant_name") or row.fields.get("supplier_name") or row.id
