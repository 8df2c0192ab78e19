"""What the cheap voter that ships learns of a type, and what it leaves to others."""

from __future__ import annotations

from pathlib import Path

from docintel.core.type_files import document_types
from docintel.engines.boosting.model import BoostingModel
from docintel.engines.boosting.units import TEXTS
from docintel.engines.boosting.voter import name_of
from docintel.training.boosting.grow import Recipe
from docintel.training.boosting.options import HELPED, BoostingTraining
from docintel.training.boosting.ship import train_boosting
from docintel.training.synthesis.makers import makeable_types
from tests.unit.test_train_judge import pipeline


def test_it_learns_names_and_texts_and_no_figures_or_rows(tmp_path: Path) -> None:
    options = BoostingTraining(
        out=tmp_path, work=tmp_path, types=("letter_email",), per_type=12, recipe=Recipe(rounds=3)
    )
    [learned] = train_boosting(options, pipeline(), lambda what, done, of: None)
    model = BoostingModel.load(tmp_path / name_of("letter_email"))
    texts = {one.learned_as for one in document_types()["letter_email"].fields if one.kind in TEXTS}
    assert set(model.labels) <= texts
    assert {"sender_name", "recipient_name"} <= set(model.labels)
    assert learned.documents == 12


def test_each_type_it_helps_in_can_be_made_up() -> None:
    assert set(HELPED) <= set(makeable_types())
