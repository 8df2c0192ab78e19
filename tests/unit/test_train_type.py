"""A type model learns types, knows what it does not know, and sees where documents end."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest

from docintel.core.document import Document
from docintel.core.page import Page
from docintel.core.type_files import document_types
from docintel.engines.doctype_model.cut_model import CutModel
from docintel.engines.doctype_model.type_model import TypeModel
from docintel.engines.weights import MANIFEST
from docintel.errors import ConfigError
from docintel.extraction.reading import read
from docintel.extraction.type_evidence import evidence_in
from docintel.pipeline.runner import Pipeline
from docintel.stages.classify_type import ClassifyType
from docintel.stages.split_pack import SplitPack
from docintel.training.doctype.corpus import gather
from docintel.training.doctype.measure import Answer, calibration_error
from docintel.training.doctype.options import TrainedType, TypeTraining
from docintel.training.doctype.own_examples import OWN
from docintel.training.doctype.packs import packs_of
from docintel.training.doctype.sample import Kind, Use, Words, sample_of
from docintel.training.doctype.train import train_on, train_type
from tests.fakes import pipeline
from tests.unit.toy_papers import WORDING, corpus, paper


def quiet(_what: str, _done: int, _of: int) -> None: ...


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with models that learned from toy papers."""
    folder = tmp_path_factory.mktemp("models")
    train_on(corpus(20), TypeTraining(folder), quiet)
    return folder


def guess(models: Path, document: Document) -> tuple[str, float]:
    found = ClassifyType(TypeModel(str(models)))(document).type
    assert found
    return found.name, found.confidence


@pytest.mark.parametrize("name", WORDING)
def test_it_tells_the_types_that_it_learned(models: Path, name: str) -> None:
    said, certain = guess(models, paper(name, Random("unseen")))
    assert said == name
    assert certain > 0.5


def test_a_paper_in_words_it_never_saw_is_unknown(models: Path) -> None:
    strange = document_of_words("qwx zzkj vvbn plmk ygvt wsxc rfvb tgbn", 30)
    assert guess(models, strange)[0] == "unknown"


def document_of_words(text: str, lines: int) -> Document:
    from tests.unit.typesetting import typeset

    return typeset([(60, 60 + 30 * at, text) for at in range(lines)])


#: What pictures of each toy type show.
SHOWS = {"receipt": 0.1, "contract": 0.4, "letter_email": 0.7, "unknown": 1.0}


@pytest.fixture(scope="module")
def sighted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with models that learned from toy papers with pictures, of which half are blank."""
    folder, random, base = tmp_path_factory.mktemp("sighted"), Random(2), corpus(40)
    seen = [replace(one, look={"ink": shown(one.type, random)}) for one in base.samples]
    nothing = Words(np.array([], np.uint32), np.array([], np.float64))
    unread = [replace(one, words=nothing, shapes={}) for one in seen]
    train_on(replace(base, samples=(*seen, *unread)), TypeTraining(folder), quiet)
    return folder


def shown(type_name: str, random: Random) -> float:
    return SHOWS[type_name] + random.gauss(0, 0.03)


@pytest.mark.parametrize("name", WORDING)
def test_a_model_tells_by_its_picture_what_nobody_can_read(sighted: Path, name: str) -> None:
    page = Page(1, 800, 1000, 100, look=(("ink", shown(name, Random(5))),))
    evidence = evidence_in(read(Document("d", (page,))), document_types().values())
    likely = TypeModel(str(sighted)).score_types(evidence)
    assert max(likely, key=lambda one: likely[one]) == name or name == "unknown"
    assert (max(likely.values()) > ClassifyType.least) == (name != "unknown")


def test_a_picture_without_text_is_of_no_type_that_is_sure(sighted: Path) -> None:
    page = Page(1, 800, 1000, 100, look=(("ink", SHOWS["receipt"]),))
    assert guess(sighted, Document("d", (page,))) == ("unknown", 0.0)


@pytest.mark.parametrize("name", WORDING)
def test_text_is_enough_for_what_has_no_picture(sighted: Path, name: str) -> None:
    assert guess(sighted, paper(name, Random("unseen")))[0] == name


def test_a_page_with_neither_is_unknown(sighted: Path) -> None:
    assert guess(sighted, Document("d", (Page(1, 800, 1000, 100),))) == ("unknown", 0.0)


def test_a_model_that_never_saw_a_picture_makes_nothing_of_one(models: Path) -> None:
    told = paper("receipt", Random("unseen"))
    (page,) = told.pages
    pictured = replace(told, pages=(replace(page, look=(("ink", 0.4),)),))
    assert guess(models, pictured) == guess(models, told)


def test_packs_are_cut_where_documents_end(models: Path) -> None:
    random = Random(7)
    papers = [paper(name, random, pages) for name, pages in (("receipt", 1), ("contract", 3))]
    papers += [paper("letter_email", random, 2), paper("letter_email", random, 1)]
    whole = laid_together(papers)
    assert SplitPack(CutModel(str(models)), least=0.5)(whole).cuts == (1, 4, 6)


def test_a_document_of_several_pages_is_left_whole(models: Path) -> None:
    for pages in (2, 3, 4):
        alone = paper("contract", Random(pages), pages)
        assert SplitPack(CutModel(str(models)), least=0.5)(alone).cuts == ()


def laid_together(papers: list[Document]) -> Document:
    pages = [page for one in papers for page in one.pages]
    return Document("d", tuple(replace(page, number=at) for at, page in enumerate(pages, 1)))


def test_the_manifest_says_what_was_made(models: Path) -> None:
    [entry] = json.loads((models / MANIFEST).read_text())["models"]
    assert set(entry["files"]) == {"doctype/types.npz", "doctype/cuts.npz"}
    metrics = entry["metrics"]
    assert metrics["right on made up"] > 0.9
    assert metrics["right cuts"] > 0.9
    assert metrics["documents of several pages left whole"] == 1
    assert 0 <= metrics["calibration error"] <= 1
    assert {f"unknown without {name}" for name in WORDING if name != "unknown"} <= set(metrics)


def test_the_same_documents_make_the_same_model(tmp_path: Path) -> None:
    def made(name: str) -> TrainedType:
        return train_on(corpus(6), TypeTraining(tmp_path / name), quiet)

    assert made("one").files == made("two").files


def test_a_model_holds_no_word_that_it_learned_from(models: Path) -> None:
    for file in (models / "doctype").glob("*.npz"):
        with np.load(file, allow_pickle=False) as arrays:
            texts = [str(text) for name in arrays for text in np.atleast_1d(arrays[name])]
        assert not any("castle" in text or "obligation" in text for text in texts)


def test_own_examples_of_a_type_are_learned_beside_the_others(tmp_path: Path) -> None:
    types = document_types()
    told = Kind("payslip", "unknown", OWN, Use.LEARN)
    random = Random(3)
    own = [sample_of(_payslip(random), told, types) for _ in range(20)]
    base = corpus(30)
    given = replace(base, samples=(*base.samples, *(one for one in own if one)))
    train_on(given, TypeTraining(tmp_path), quiet)
    assert guess(tmp_path, _payslip(random))[0] == "payslip"
    assert guess(tmp_path, paper("receipt", random))[0] == "receipt"


def _payslip(random: Random) -> Document:
    words = ("wage", "hours", "deduction", "employer", "pension", "gross")
    lines = " ".join(random.choices(words, k=5))
    return document_of_words(f"Wages {random.randint(1, 9)} {lines}", 12)


@pytest.fixture
def reader(tmp_path: Path) -> Pipeline:
    return pipeline()


def test_everything_that_can_be_made_is_learned(tmp_path: Path, reader: Pipeline) -> None:
    told: list[str] = []

    def progress(what: str, done: int, of: int) -> None:
        told.append(f"{what} {done}/{of}")

    found = gather(TypeTraining(tmp_path, per_type=1), reader, progress)
    assert {sample.type for sample in found.samples} == {*document_types(), "unknown"}
    assert told[-1].endswith(f"{len(found.samples)}/{len(found.samples)}")


def _labels(folder: Path, *rows: dict[str, Any]) -> Path:
    path = folder / "labels.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


_LINE = {"text": "Wages 12", "box": [0, 0, 90, 12]}
_GOOD = {"id": "1", "type": "payslip", "fields": {}, "lines": [_LINE]}


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([], "are empty"),
        ([_GOOD, {**_GOOD, "type": "wages"}], r"line 2: there is no document type 'wages'; known"),
        ([{**_GOOD, "type": None}], "line 1: there is no document type None"),
        ([{**_GOOD, "lines": []}], "line 1: there is neither an image nor a pdf nor lines"),
        ([{**_GOOD, "lines": [], "pdf": "a.pdf"}], r"line 1 names .*a\.pdf, which is not there"),
        ([_GOOD, _GOOD], r"too few of payslip \(2\); a type needs at least 3"),
    ],
)
def test_examples_that_cannot_be_learned_from_are_named(
    tmp_path: Path, reader: Pipeline, rows: list[dict[str, Any]], says: str
) -> None:
    options = TypeTraining(tmp_path, per_type=0, examples=_labels(tmp_path, *rows))
    with pytest.raises(ConfigError, match=says):
        train_type(options, reader, quiet)
    assert not (tmp_path / MANIFEST).exists()


def test_a_pack_holds_every_document_once() -> None:
    samples = corpus(5).samples
    packs = list(packs_of(samples, Random(1)))
    leaves = [leaf for pack in packs for leaf in pack]
    assert sum(leaf.begins for leaf in leaves) == len(samples)
    assert all(pack[0].begins for pack in packs)
    printed = [leaf for leaf in leaves if not leaf.sight.is_blank]
    assert len(printed) == sum(len(sample.sights) for sample in samples)


def test_the_calibration_error_is_how_far_words_and_deeds_lie_apart() -> None:
    right, wrong = Answer("a", 0.95, "a"), Answer("a", 0.95, "b")
    assert calibration_error([right] * 19 + [wrong]) == pytest.approx(0)
    assert calibration_error([wrong]) == pytest.approx(0.95)
    assert calibration_error([]) == 0
