"""Nothing is measured on what looks like something that was learned, and a leak does not pass."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from docintel.core.document import Document
from docintel.core.type_files import document_types
from docintel.errors import ConfigError
from docintel.training.data_set import Made, make_draft
from docintel.training.doctype import made_up as making
from docintel.training.doctype.apart import check_apart
from docintel.training.doctype.corpus import gather
from docintel.training.doctype.made_up import made_up
from docintel.training.doctype.options import TypeTraining
from docintel.training.doctype.pictures.albums import Album
from docintel.training.doctype.sample import Kind, Sample, Use, sample_of
from docintel.training.synthesis.split import Split
from tests.fakes import pipeline
from tests.unit.toy_papers import corpus

FEW = 4


def quiet(_what: str, _done: int, _of: int) -> None: ...


def sample(likeness: str, use: Use, type_name: str = "receipt") -> Sample:
    return replace(corpus(1).samples[0], type=type_name, likeness=likeness, use=use)


def test_a_template_for_two_uses_is_named() -> None:
    shared = [sample("strip-mono", Use.LEARN), sample("strip-mono", Use.MEASURE)]
    with pytest.raises(ConfigError, match=r"1 templates .* 'receipt strip-mono'.* too good"):
        check_apart(shared)


def test_what_nobody_knows_the_likeness_of_and_other_types_may_share_a_name() -> None:
    check_apart([sample("", Use.LEARN), sample("", Use.MEASURE)])
    check_apart([sample("a", Use.LEARN), sample("a", Use.MEASURE, "invoice")])
    check_apart([sample("a", Use.LEARN), sample("a", Use.LEARN), sample("b", Use.MEASURE)])


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Kind, Document]]:
    folder = tmp_path_factory.mktemp("album")
    return list(made_up(TypeTraining(folder, per_type=FEW), Album(folder / "looks.json")))


def test_made_up_papers_say_which_template_they_are_of(
    papers: list[tuple[Kind, Document]],
) -> None:
    kinds = [kind for kind, _ in papers]
    measured = {kind.likeness for kind in kinds if kind.use is Use.MEASURE} - {""}
    made = make_draft(0, 0, ("invoice",), Split.TEST)
    assert made.draft.template in measured
    assert not measured & {kind.likeness for kind in kinds if kind.use is not Use.MEASURE}


def test_a_training_that_measured_on_what_it_learned_would_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All splits are made from the templates of the one for training: a leak of every template."""

    def leaky(seed: int, index: int, types: tuple[str, ...], _split: Split) -> Made:
        return make_draft(seed, index, types, Split.TRAIN)

    monkeypatch.setattr(making, "make_draft", leaky)
    with pytest.raises(ConfigError, match="both learned from and measured on"):
        gather(TypeTraining(tmp_path, per_type=FEW), pipeline(), quiet)


def test_a_picture_of_the_same_draft_is_looked_at_once(tmp_path: Path) -> None:
    made = make_draft(0, 0, ("receipt",), Split.TRAIN)
    album = Album(tmp_path / "looks.json")
    first = album.look_at(made)
    album.write()
    assert Album(tmp_path / "looks.json").look_at(made) == first
    other = make_draft(0, 1, ("receipt",), Split.TRAIN)
    assert album.look_at(other) != first


def test_papers_come_with_and_without_picture_and_text(
    papers: list[tuple[Kind, Document]],
) -> None:
    types = document_types()
    made = [one for kind, paper in papers if (one := sample_of(paper, kind, types))]
    learned = [one for one in made if one.use is Use.LEARN]
    shows = {(bool(one.look), bool(len(one.words.sums))) for one in learned}
    assert shows == {(True, True), (True, False), (False, True)}
