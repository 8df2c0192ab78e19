"""A tax id belongs to the party in whose block it stands, or that the words before it name."""

from __future__ import annotations

import pytest

from docintel.stages.decide_fields import DecideFields
from docintel.stages.propose_by_model import ProposeByModel
from docintel.stages.propose_by_rules import ProposeByRules
from tests.unit.typesetting import Placed, as_type, typeset, values
from tests.unit.word_scores import Marks

SENDER: list[Placed] = [
    (50, 40, "Talleres Montseny S.L."),
    (50, 65, "Carrer Nou, 48"),
    (50, 90, "08401 Granollers"),
    (50, 115, "CIF: B62554831"),
]
RECIPIENT: list[Placed] = [
    (550, 200, "Cliente:"),
    (550, 225, "Hotel Costa Brava, S.A."),
    (550, 250, "Passeig del Mar, 3"),
    (550, 275, "17220 Girona"),
    (550, 300, "NIF: A17033852"),
]


@pytest.mark.parametrize("page", [[*SENDER, *RECIPIENT], [*RECIPIENT, *SENDER]])
def test_an_id_in_the_block_of_a_party_is_that_party_s(page: list[Placed]) -> None:
    found = values("invoice", page)
    assert (found["supplier_tax_id"], found["buyer_tax_id"]) == ("B62554831", "A17033852")


@pytest.mark.parametrize("label", ["Your VAT No:", "Ihre USt-IdNr.:", "Votre n\u00b0 TVA :"])
def test_the_reader_s_own_id_is_the_recipient_s_wherever_it_stands(label: str) -> None:
    page: list[Placed] = [
        *SENDER[:3],
        (50, 600, f"{label} DE136695976"),
        (50, 40 + 760, "VAT No: DE129273398"),
    ]
    found = values("invoice", page)
    assert (found["supplier_tax_id"], found["buyer_tax_id"]) == ("DE129273398", "DE136695976")


def test_a_customer_number_before_the_sender_s_id_does_not_make_it_the_customer_s() -> None:
    page: list[Placed] = [*SENDER[:3], (50, 600, "Kunden-Nr. 4711 USt-IdNr. DE129273398")]
    assert values("invoice", page)["supplier_tax_id"] == "DE129273398"


def test_what_a_model_takes_for_the_sender_s_is_moved_too() -> None:
    document = ProposeByRules()(as_type(typeset([*SENDER, *RECIPIENT]), "invoice"))
    marks = Marks({"sender_tax_id": {"A17033852": 0.9}})
    decided = DecideFields()(ProposeByModel(marks)(document))
    found = {field.name: field.value for field in decided.fields}
    assert (found["supplier_tax_id"], found["buyer_tax_id"]) == ("B62554831", "A17033852")


def test_a_type_that_does_not_ask_for_the_recipient_s_id_does_not_get_it() -> None:
    page: list[Placed] = [*SENDER[:3], (50, 600, "Customer VAT No: DE136695976")]
    assert "merchant_tax_id" not in values("receipt", page)
