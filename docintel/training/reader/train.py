"""Train the last layers of the recogniser: gather, learn, measure, write."""

from __future__ import annotations

import copy
from time import process_time

import torch

from docintel.engines import ocr_models
from docintel.engines.thin_ocr.latin_head import is_latin
from docintel.engines.thin_ocr.learned_layers import FILE, LearnedLayers
from docintel.training.manifest import ModelEntry, Source, add_model, sha256_of
from docintel.training.reader.fit import Lesson, fit
from docintel.training.reader.last_layers import LastLayers
from docintel.training.reader.material import Gatherer, Material
from docintel.training.reader.measure import errors_by_set
from docintel.training.reader.options import Progress, ReaderTraining, TrainedReader
from docintel.training.sources import OCR_PAGES, PP_OCR, SROIE

NAME = "reader"
#: The learned layers see blanks between words nearly as well as other characters.
_FAINT_SPACE = 0.3
_PRINT = Source("lines of our own print (docintel/training/reader)", "AGPL-3.0-or-later")


def train_reader(options: ReaderTraining, progress: Progress) -> TrainedReader:
    """Write the layers and their entry in the manifest of `options.out`."""
    layers = LastLayers().eval()
    gathered = Gatherer(options, alphabet(), layers, progress).gather()
    return train_on(gathered, options, progress)


def train_on(material: Material, options: ReaderTraining, progress: Progress) -> TrainedReader:
    """The same of what has been gathered."""
    start = process_time()
    plain = LastLayers().eval()
    lesson = Lesson(options.rounds, options.rate, options.seed)
    learned = halfway(plain, fit(copy.deepcopy(plain), material.learn, lesson, progress))
    metrics = {
        when: errors_by_set(layers, material.measure, alphabet())
        for when, layers in (("errors_before", plain), ("errors", learned))
    }
    base = sha256_of(ocr_models.recognition_model())
    LearnedLayers(learned.weights(), base, _FAINT_SPACE).write(options.out / FILE)
    version = sha256_of(options.out / FILE)[:12]
    entry = ModelEntry(
        name=NAME,
        version=version,
        files=[FILE],
        data=[PP_OCR, SROIE, OCR_PAGES, _PRINT],
        command=options.command,
        metrics=metrics,
        seconds=process_time() - start,
    )
    add_model(options.out, entry)
    return TrainedReader(version, metrics)


def halfway(plain: LastLayers, learned: LastLayers) -> LastLayers:
    """The mean of both: it keeps most of what was learned and forgets less (Wortsman et al. 2022).

    On noisy scans, of which it saw none, what was learned alone reads worse than the plain one.
    """
    mean = copy.deepcopy(plain)
    with torch.no_grad():
        for ours, theirs in zip(mean.parameters(), learned.parameters(), strict=True):
            ours.lerp_(theirs, 0.5)
    return mean


def alphabet() -> list[str]:
    """What each class of the Latin recogniser stands for."""
    return ["", *filter(is_latin, ocr_models.characters()), " "]
