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
from docintel.training.doctype.apart import check_apart
from docintel.training.doctype.made_up import count_made_up, made_up
from docintel.training.doctype.options import Progress, TypeTraining
from docintel.training.doctype.own_examples import loading, own_examples
from docintel.training.doctype.pictures.albums import Album
from docintel.training.doctype.prose import SOURCE, press_releases
from docintel.training.doctype.sample import Kind, Sample, Use, sample_of
from docintel.training.manifest import SYNTHETIC, Source
from docintel.training.page_reader import PageReader
from docintel.training.sources import SROIE, ZUGFERD
from docintel.training.splits import Part, part_of

PROSE = "prose"


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
    """Raises ConfigError for examples of one's own that cannot be learned from.

    Nor may anything be measured on what looks like something that is learned.
    """
    types = document_types(options.types)
    make = _Making(types, progress)
    sources = [SYNTHETIC]
    with _kept_pages(options) as folder:
        album, reader = Album(folder / "looks.json"), PageReader(pipeline, folder)
        papers = ((kind, _at_hand(paper)) for kind, paper in made_up(options, album))
        samples = make(papers, "making documents", count_made_up(options))
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
    check_apart(samples)
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
            self.progress(what, done, max(count, done))
        return found


@contextmanager
def _kept_pages(options: TypeTraining) -> Iterator[Path]:
    if options.pages:
        yield options.pages
        return
    with TemporaryDirectory(prefix="docintel-pages-") as folder:
        yield Path(folder)


def _at_hand(document: Document) -> Callable[[], Document]:
    return lambda: document


def _real(one: _Set, data: Path, reader: PageReader) -> list[Given]:
    found: list[Given] = []
    for row in read_labels(data / one.name / "labels.jsonl"):
        use = one.uses.get(part_of(one.name, row))
        if use is not None:
            sender = row.fields.get("merchant_name", row.id).upper()
            kind = Kind(one.type, "unknown", one.name, use, likeness=sender)
            found.append((kind, loading(row, reader)))
    return found


def _prose(data: Path, seed: int) -> list[Given]:
    """Every fourth to measure with."""
    uses = (Use.LEARN, Use.LEARN, Use.CALIBRATE, Use.MEASURE)
    return [
        (Kind(UNKNOWN_TYPE, "en", PROSE, uses[at % len(uses)]), _at_hand(document))
        for at, document in enumerate(press_releases(data, seed))
    ]
