"""Gather what the type model learns from: made-up papers of every type, and real ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from docintel.core.document import UNKNOWN_TYPE, Document
from docintel.core.document_type import DocumentType
from docintel.core.type_files import document_types
from docintel.evaluation.labels import read_labels
from docintel.pipeline.runner import Pipeline
from docintel.training.data_set import make_example
from docintel.training.doctype.options import Progress, TypeTraining
from docintel.training.doctype.own_examples import loading, own_examples
from docintel.training.doctype.prose import SOURCE, press_releases
from docintel.training.doctype.sample import Kind, Sample, Use, sample_of
from docintel.training.judge.reading import PageReader
from docintel.training.manifest import SYNTHETIC, Source
from docintel.training.sources import SROIE, ZUGFERD
from docintel.training.splits import Part, part_of
from docintel.training.synthesis.makers import makeable_types
from docintel.training.synthesis.split import Split

#: What made-up papers of a split are for, and how many of them there are for each to learn from.
_USES = {
    Split.TRAIN: (Use.LEARN, 1.0),
    Split.VALIDATION: (Use.CALIBRATE, 0.15),
    Split.TEST: (Use.MEASURE, 0.15),
}
MADE_UP, PROSE = "made up", "prose"


@dataclass(frozen=True)
class _Set:
    """A labelled set of one type, what its parts are for, and where it comes from."""

    name: str
    type: str
    uses: Mapping[Part, Use]
    source: Source


_SETS = (
    _Set(
        "sroie",
        "receipt",
        {Part.TRAIN: Use.LEARN, Part.CALIBRATION: Use.CALIBRATE, Part.TEST: Use.MEASURE},
        SROIE,
    ),
    _Set(
        "zugferd",
        "invoice",
        {Part.CALIBRATION: Use.LEARN, Part.TEST: Use.MEASURE},
        ZUGFERD,
    ),
)


@dataclass(frozen=True)
class Corpus:
    """All samples, and the sources that they are from."""

    samples: tuple[Sample, ...]
    sources: tuple[Source, ...]

    def of(self, use: Use) -> list[Sample]:
        return [sample for sample in self.samples if sample.use is use]


def gather(options: TypeTraining, pipeline: Pipeline, progress: Progress) -> Corpus:
    """Raises ConfigError for examples of one's own that cannot be learned from."""
    types = document_types(options.types)
    make = _Making(types, progress)
    samples = list(make(_made_up(options), "making documents", _count(options)))
    sources = [SYNTHETIC]
    with _reader(options, pipeline) as reader:
        if options.examples:
            own = own_examples(options.examples, types, reader)
            samples += make(own, "reading your examples", len(own))
        for one in _SETS:
            if options.data and (options.data / one.name / "labels.jsonl").is_file():
                real = _real(one, options.data, reader)
                samples += make(real, f"reading {one.name}", len(real))
                sources.append(one.source)
    if options.data and (prose := _prose(options.data, options.seed)):
        samples += make(prose, "setting prose", len(prose))
        sources.append(SOURCE)
    return Corpus(tuple(samples), tuple(sources))


Given = tuple[Kind, Callable[[], Document]]


@dataclass(frozen=True)
class _Making:
    """Turns documents into samples, one at a time, and tells how far it is."""

    types: Mapping[str, DocumentType]
    progress: Progress

    def __call__(self, given: Iterator[Given] | list[Given], what: str, count: int) -> list[Sample]:
        found = []
        for done, (kind, load) in enumerate(given, start=1):
            if sample := sample_of(load(), kind, self.types):
                found.append(sample)
            self.progress(what, done, count)
        return found


@contextmanager
def _reader(options: TypeTraining, pipeline: Pipeline) -> Iterator[PageReader]:
    if options.pages:
        yield PageReader(pipeline, options.pages)
        return
    with TemporaryDirectory(prefix="docintel-pages-") as folder:
        yield PageReader(pipeline, Path(folder))


def _count(options: TypeTraining) -> int:
    kinds = len(makeable_types()) + 1
    return kinds * sum(round(options.per_type * share) for _, share in _USES.values())


def _made_up(options: TypeTraining) -> Iterator[Given]:
    for type_name in (*makeable_types(), UNKNOWN_TYPE):
        for split, (use, share) in _USES.items():
            for index in range(round(options.per_type * share)):
                example = make_example(options.seed, index, (type_name,), split)
                kind = Kind(type_name, example.language, MADE_UP, use)
                yield kind, _at_hand(example.document)


def _at_hand(document: Document) -> Callable[[], Document]:
    return lambda: document


def _real(one: _Set, data: Path, reader: PageReader) -> list[Given]:
    found: list[Given] = []
    for row in read_labels(data / one.name / "labels.jsonl"):
        use = one.uses.get(part_of(one.name, row))
        if use is not None:
            found.append((Kind(one.type, "unknown", one.name, use), loading(row, reader)))
    return found


def _prose(data: Path, seed: int) -> list[Given]:
    """Every fourth to measure with."""
    uses = (Use.LEARN, Use.LEARN, Use.CALIBRATE, Use.MEASURE)
    return [
        (Kind(UNKNOWN_TYPE, "en", PROSE, uses[at % len(uses)]), _at_hand(document))
        for at, document in enumerate(press_releases(data, seed))
    ]
