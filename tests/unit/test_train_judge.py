"""A judge learns from documents with truth whom to believe, and how far."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from docintel.core.document import Candidate, Document, TypeGuess
from docintel.core.document_type import FieldSpec, Kind
from docintel.core.geometry import Box
from docintel.core.page import FormValue, Origin, Page
from docintel.core.type_files import document_types
from docintel.engines.judge import FILE, Judge
from docintel.errors import ConfigError
from docintel.evaluation.labels import LabelledDocument, LabelledLine
from docintel.extraction.judging import judged
from docintel.extraction.voting import Ballot
from docintel.extraction.weighing.contested import contested
from docintel.extraction.weighing.evidence import FEATURES
from docintel.pipeline.runner import Named, Pipeline
from docintel.pipeline.stage import DocumentStage
from docintel.services.evaluate import ReadFrom
from docintel.stages.decide_fields import DecideFields, contests
from docintel.stages.propose_by_rules import ProposeByRules
from docintel.training.judge.acceptance import precision_by_confidence
from docintel.training.judge.calibration import fit_shifts
from docintel.training.judge.cases import Case, Truth, answers
from docintel.training.judge.figures import figures
from docintel.training.judge.fit import Fitted, fit
from docintel.training.judge.implied import follows
from docintel.training.judge.look_alikes import LookAlikes
from docintel.training.judge.made_up import made_up_cases
from docintel.training.judge.options import JudgeTraining
from docintel.training.judge.table import Table, table_of
from docintel.training.judge.train import train_judge, voters_of
from docintel.training.page_reader import PageReader
from tests.unit.test_ablation import CountsPages, IsReceipt, Says
from tests.unit.test_evaluate import FakeSource

ASKED = frozenset({"total"})


def vote(value: str, confidence: float, voter: str, row: int | None = None) -> Candidate:
    name = "total" if row is None else "quantity"
    return Candidate(name, value, value, confidence, Origin.OCR, voter, row=row)


def receipt(*votes: Candidate) -> Document:
    return Document("d", type=TypeGuess("receipt", 1.0), candidates=votes)


def cases(count: int, seed: int = 0) -> list[Case]:
    """Boosting says the truth nine times in ten, and is surer then; rules guess."""
    random = Random(seed)
    made = []
    for number in range(count):
        honest = random.random() < 0.9
        sure = random.uniform(0.7, 0.95) if honest else random.uniform(0.3, 0.7)
        said = "1.00" if honest else "2.00"
        guess = random.choice(["1.00", "2.00", "3.00"])
        document = receipt(vote(said, sure, "boosting@1"), vote(guess, 0.8, "rules@1"))
        made.append(Case(document, Truth({"total": "1"}, ASKED), f"vendor {number % 40}"))
    return made


@pytest.fixture(scope="module")
def table() -> Table:
    return table_of(cases(240))


@pytest.fixture(scope="module")
def fitted(table: Table) -> Fitted:
    return fit(table, seed=0)


def test_the_judge_learns_whom_to_believe(fitted: Fitted) -> None:
    verdicts = fitted.verdicts
    said = receipt(vote("1.00", 0.9, "boosting@1"), vote("2.00", 0.8, "rules@1"))
    asked = contests(said, document_types()["receipt"])

    def weigh(
        rows: np.ndarray[tuple[int, ...], np.dtype[np.float32]], roles: object
    ) -> list[float]:
        return list(verdicts.forest.probabilities(np.asarray(rows, np.float64)))

    [field] = judged(said, asked, Ballot({}), weigh)
    assert field and field.value == "1.00"
    assert field.confidence > 0.8


def test_a_surer_voter_never_makes_a_value_less_likely(table: Table, fitted: Fitted) -> None:
    rows = np.asarray(table.evidence, np.float64)
    before = fitted.verdicts.forest.probabilities(rows)
    for name in ("boosting_says", "rules_lead", "together"):
        surer = rows.copy()
        surer[:, FEATURES.index(name)] += 0.2
        assert (fitted.verdicts.forest.probabilities(surer) >= before - 1e-9).all()


def test_confidence_means_what_it_says_on_groups_that_were_held_back(
    table: Table, fitted: Fitted
) -> None:
    found = figures(table, fitted)
    assert found["real_text_fields"] == 240
    assert found["real_text_right"] > 0.85
    assert found["real_text_calibration_error"] < 0.08


def test_the_same_cases_make_the_same_judge(table: Table, fitted: Fitted, tmp_path: Path) -> None:
    fitted.verdicts.write(tmp_path / "one")
    fit(table, seed=0).verdicts.write(tmp_path / "other")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_cases_are_also_seen_with_some_of_the_voters_only() -> None:
    table = table_of(cases(1))
    heard = {
        tuple(row[[FEATURES.index("rules_heard"), FEATURES.index("boosting_heard")]])
        for row in table.evidence
    }
    assert heard == {(1.0, 1.0), (1.0, 0.0), (0.0, 1.0)}
    assert set(table.whole[table.evidence[:, FEATURES.index("rules_heard")] == 0]) == {False}


def test_of_fields_that_nobody_labelled_nothing_is_learned() -> None:
    truth = Truth(
        {"total": "1.00"}, frozenset({"total", "line_items.quantity"}), [{"quantity": "2"}]
    )
    values = [
        value
        for field, (name, row, votes) in enumerate(
            [
                ("total", None, [vote("1", 0.9, "rules@1"), vote("7", 0.9, "rules@1")]),
                ("tip", None, [vote("1", 0.9, "rules@1")]),
                ("quantity", 4, [vote("2", 0.9, "rules@1", 4)]),
                ("quantity", 5, [vote("2", 0.9, "rules@1", 5)]),
            ]
        )
        for value in contested(field, FieldSpec(name, Kind.MONEY), row, votes)
    ]
    # The second row of two is found on top of the one that there is.
    assert answers(truth, values) == [True, False, None, True, False]


@pytest.mark.parametrize(
    ("name", "kind", "value", "known", "follows_from_it"),
    [
        ("amount", Kind.MONEY, "-5.00", {"debit": "5.00"}, True),
        ("credit", Kind.MONEY, "5.00", {"amount": "5.00"}, True),
        ("amount", Kind.MONEY, "5.00", {"balance_after": "5.00"}, False),
        ("currency", Kind.CURRENCY, "EUR", {}, True),
        ("amount_due", Kind.MONEY, "9.00", {"gross_total": "9"}, True),
        ("amount_due", Kind.MONEY, "8.00", {"gross_total": "9"}, False),
        ("tip", Kind.MONEY, "9.00", {"total": "9"}, False),
        ("item_amount", Kind.MONEY, "6.00", {"quantity": "2", "unit_price": "3"}, True),
        ("item_amount", Kind.MONEY, "7.00", {"quantity": "2", "unit_price": "3"}, False),
        ("item_amount", Kind.MONEY, "7.00", {"quantity": "two", "unit_price": "3"}, False),
    ],
)
def test_what_follows_from_the_truth_is_no_mistake(
    name: str, kind: Kind, value: str, known: dict[str, str], follows_from_it: bool
) -> None:
    assert follows(FieldSpec(name, kind), value, known) is follows_from_it


def test_half_of_the_made_up_papers_are_typed() -> None:
    made = list(made_up_cases(2, 0, lambda document: document))
    sources = [[page.source for page in case.document.pages] for case in made]
    assert len(made) == 2 * len({case.type_name for case in made})
    assert {source for pages in sources for source in pages} == {Origin.TEXT_LAYER, Origin.OCR}


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([0.6, 1.0, 1.8]), st.sampled_from([-0.7, 0.0, 0.7]))
def test_calibration_undoes_a_bias(seed: int, stretch: float, shift: float) -> None:
    random = np.random.default_rng(seed)
    odds = random.normal(1.0, 1.5, 3000)
    true = 1 / (1 + np.exp(-(stretch * odds + shift)))
    right = random.random(3000) < true
    roles = np.where(random.random(3000) < 0.5, "total", "date")
    said = 1 / (1 + np.exp(-odds))
    curves = fit_shifts(said, right, roles, np.ones(3000)).curves()
    assert np.abs(curves["total"](said) - true).mean() < 0.05
    assert set(curves) == {"", "date", "total"}


def test_a_role_of_few_values_stays_near_the_others() -> None:
    said = np.full(1002, 0.8)
    right = np.array([True] * 800 + [False] * 200 + [False] * 2)
    roles = np.array(["total"] * 1000 + ["iban"] * 2)
    curves = fit_shifts(said, right, roles, np.ones(1002)).curves()
    assert float(curves["total"](np.array([0.8]))[0]) == pytest.approx(0.8, abs=0.02)
    assert 0.6 < float(curves["iban"](np.array([0.8]))[0]) < 0.8


def test_made_up_papers_tell_how_roles_differ_and_not_how_sure_is_sure() -> None:
    # Of real totals eight in ten are right, of made-up ones six, of made-up cells three.
    right = np.array([n % 10 < share for share in (8, 6, 3) for n in range(500)])
    roles = np.array(["total"] * 1000 + ["item_amount"] * 500)
    made_up = np.arange(1500) >= 500
    shifts = fit_shifts(np.full(1500, 0.7), right, roles, np.ones(1500), made_up)
    said = np.array([0.7])
    total, cell = (float(shifts.curves()[role](said)[0]) for role in ("total", "item_amount"))
    assert total == pytest.approx(0.8, abs=0.02)
    assert 0.45 < cell < 0.65


probabilities = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=31, max_size=300)


@given(probabilities)
def test_acceptance_is_cautious_and_never_falls(values: list[tuple[float, bool]]) -> None:
    confidence = np.array([one for one, _ in values])
    right = np.array([other for _, other in values])
    steps, precisions = precision_by_confidence(confidence, right, np.ones(len(values)))
    assert (np.diff(steps) > 0).all()
    assert (np.diff(precisions) >= 0).all()
    assert precisions[0] <= right.mean() + 1e-9


RECEIPT = ["NORTHWIND", "5/3/2026", "TOTAL 9.00", "AMOUNT 8.00"]


def labelled(id_: str = "1") -> LabelledDocument:
    lines = tuple(
        LabelledLine(text, Box(10, 30 * at, 10 + 9 * len(text), 30 * at + 20))
        for at, text in enumerate(RECEIPT)
    )
    return LabelledDocument(id_, {"total": "9.00"}, type="receipt", lines=lines)


def pipeline() -> Pipeline:
    return Pipeline(
        "test",
        "test@1",
        FakeSource(),
        page_stages=[Named("read_text", CountsPages())],
        document_stages=[
            Named("classify_type", IsReceipt()),
            Named("propose_by_rules", ProposeByRules()),
            Named("decide_fields", DecideFields()),
        ],
    )


def test_pages_are_read_once_and_kept(tmp_path: Path) -> None:
    CountsPages.pages.clear()
    made = pipeline()
    first = PageReader(made, tmp_path).read(labelled(), ReadFrom.LINES)
    again = PageReader(made, tmp_path).read(labelled(), ReadFrom.LINES)
    assert len(CountsPages.pages) == 1
    assert [word.text for word in first.pages[0].words][:2] == ["NORTHWIND", "5/3/2026"]
    assert again == first
    assert again.type == TypeGuess("receipt", 1.0)


def test_what_a_form_holds_beside_the_print_is_not_seen(tmp_path: Path) -> None:
    class Fills(CountsPages):
        def __call__(self, page: Page, image: Image.Image) -> Page:
            form = (FormValue("total", "9.00", Box(0, 0, 9, 9)),)
            return replace(super().__call__(page, image), form_values=form)

    made = replace(pipeline(), page_stages=[Named("read_text", Fills())])
    found = PageReader(made, tmp_path).read(labelled(), ReadFrom.LINES)
    assert found.pages[0].words
    assert found.pages[0].form_values == ()


def test_only_stages_that_do_nothing_but_propose_are_asked() -> None:
    assert voters_of(pipeline()) == [ProposeByRules()]


def write_sroie(folder: Path, rows: Mapping[str, str]) -> Path:
    place = folder / "sroie"
    place.mkdir()
    lines = [
        {"text": text, "box": [10, 30 * at, 10 + 9 * len(text), 30 * at + 20]}
        for at, text in enumerate(RECEIPT)
    ]
    (place / "labels.jsonl").write_text(
        "\n".join(
            json.dumps(
                {
                    "id": name,
                    "type": "receipt",
                    "lines": lines,
                    "fields": {"company": name, "total": total, "date": "2026-03-05"},
                }
            )
            for name, total in rows.items()
        ),
        encoding="utf-8",
    )
    return folder


def test_a_judge_is_trained_from_labels_to_manifest(tmp_path: Path) -> None:
    # Every third shop means the other sum.
    rows = {f"SHOP {n}": "8.00" if n % 3 == 0 else "9.00" for n in range(60)}
    options = JudgeTraining(
        out=tmp_path / "models",
        pages=tmp_path / "pages",
        data=write_sroie(tmp_path, rows),
        per_type=0,
    )
    told: list[str] = []
    trained = train_judge(options, pipeline(), lambda what, done, of: told.append(what))
    assert trained.metrics["real_text_fields"] > 20
    assert "reading sroie" in told
    judge = Judge(str(options.out))
    document = ProposeByRules()(
        PageReader(pipeline(), options.pages).read(labelled(), ReadFrom.LINES)
    )
    fields = {field.name: field for field in DecideFields(judge)(document).fields}
    assert fields["total"].value == "9.00"
    assert 0.4 < fields["total"].confidence < 0.9
    manifest = (options.out / "manifest.json").read_text(encoding="utf-8")
    assert FILE in manifest
    assert "docintel train judge" in manifest
    assert json.loads(manifest)["models"][0]["training_seconds"] > 0


def shop(name: str, address: str = "") -> LabelledDocument:
    return LabelledDocument("1", {"merchant_name": name, "merchant_address": address})


def test_a_branch_or_a_misprint_is_no_new_merchant() -> None:
    known = LookAlikes.of([shop("Mr. Handyman (M) Sdn Bhd", "7 Jalan Sagu, 81100 Johor Bahru")])
    assert known.hold(shop("MR HANDYMAN (JB) SDN BHD"))
    assert known.hold(shop("Another Name", "7, Jalan Sagu 81100 Johor Bahru."))
    assert not known.hold(shop("Lavender Bakery", "12 Jalan Wong Ah Fook, 80000 Johor Bahru"))
    assert not known.hold(shop("", ""))


def test_without_documents_there_is_nothing_to_learn(tmp_path: Path) -> None:
    options = JudgeTraining(out=tmp_path, pages=tmp_path, per_type=0)
    with pytest.raises(ConfigError, match="no documents to learn from"):
        train_judge(options, pipeline(), lambda what, done, of: None)


def test_voters_that_are_always_right_teach_nothing(tmp_path: Path) -> None:
    data = write_sroie(tmp_path, {"SHOP 1": "9.00", "SHOP 6": "9.00"})
    options = JudgeTraining(tmp_path / "models", tmp_path / "pages", data, per_type=0)
    stages: list[Named[DocumentStage]] = [
        Named("classify_type", IsReceipt()),
        Named("propose_by_rules", Says("9.00")),
    ]
    made = replace(pipeline(), document_stages=stages)
    with pytest.raises(ConfigError, match="right and with wrong"):
        train_judge(options, made, lambda what, done, of: None)
