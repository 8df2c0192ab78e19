from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.core.page import Origin
from docintel.core.squash import squash
from docintel.core.type_files import document_types
from docintel.extraction.labels import (
    LabelHit,
    Vocabulary,
    field_vocabulary,
    find_labels,
    labels_in,
)
from docintel.extraction.reading import read
from tests.unit.typesetting import typeset

INVOICE = field_vocabulary(document_types()["invoice"])


def hits(text: str, source: Origin = Origin.TEXT_LAYER) -> list[LabelHit]:
    return list(find_labels(read(typeset([(10, 10, text)], source=source)), INVOICE))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Invoice no.: 12", "invoice_number"),
        ("Rechnungs-Nr. 4711", "invoice_number"),
        ("N° de facture : 12", "invoice_number"),
        ("USt.-Id.-Nr.: DE1", "supplier_tax_id"),
        ("Fecha de vencimiento 01/02/2026", "due_date"),
        ("Totale fattura € 12,00", "gross_total"),
        ("Totaal excl. BTW 10,00", "net_total"),
    ],
)
def test_a_label_is_found_in_any_of_the_languages(text: str, name: str) -> None:
    assert name in hits(text)[0].names


def test_the_longest_label_wins() -> None:
    assert [hit.names for hit in hits("Invoice date 01.02.2026")] == [("invoice_date",)]


def test_letters_misread_by_ocr_are_forgiven_but_not_in_a_text_layer() -> None:
    assert "invoice_number" in hits("lnvoice Number: 12", Origin.OCR)[0].names
    assert not any("invoice_number" in hit.names for hit in hits("lnvoice Number: 12"))


def test_what_only_qualifies_a_label_is_none() -> None:
    assert [hit.label for hit in hits("Rechnungssumme Brutto (inkl. USt.)")] == [
        "rechnungssummebrutto"
    ]


def test_a_decoy_announces_no_field() -> None:
    assert hits("Order date 01.02.2026")[0].names == ("order_date",)
    assert hits("Unit price 2.00")[0].names == ()


@given(st.text(max_size=60))
def test_hits_never_overlap_and_lie_in_the_text(text: str) -> None:
    found = hits(text, Origin.OCR) if text.split() else []
    for one, other in pairwise(found):
        if one.segment == other.segment:
            assert one.end <= other.start
    for hit in found:
        assert 0 <= hit.start < hit.end <= len(hit.segment.text)


@given(st.text(max_size=40))
def test_squashing_twice_changes_nothing(text: str) -> None:
    assert squash(squash(text)) == squash(text)


PARTS = Vocabulary(
    {name: (name,) for name in ("total", "totalnet", "netamountdue", "amount", "dueamount", "x1")}
)


@given(st.lists(st.sampled_from(["Total", "net", "AMOUNT", "due", "x", "1", "to", "-"])))
def test_the_longest_labels_are_found_wherever_they_stand_among_other_words(
    words: list[str],
) -> None:
    text = " ".join(["=", *words])
    (segment,) = read(typeset([(10, 10, text)])).segments
    free = set(range(len(text)))
    expected = []
    tokens = [(one.start(), one.end()) for one in re.finditer(r"\w+", text)]
    spans = [(start, end) for start, _ in tokens for _, end in tokens if end > start]
    for start, end in sorted(spans, key=lambda one: (-len(squash(text[slice(*one)])), one[0])):
        if squash(text[start:end]) in PARTS.names and free.issuperset(range(start, end)):
            free -= set(range(start, end))
            expected.append((start, end))
    assert [(hit.start, hit.end) for hit in labels_in(segment, PARTS)] == sorted(expected)
