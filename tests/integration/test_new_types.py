"""Payslips and identity documents are read by rules alone, from pages that the test draws."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docintel.catalogs import CATALOGS
from docintel.core.document import Document
from docintel.pipeline.config import load_pipeline
from docintel.pipeline.runner import InputFile, Pipeline, Unobserved
from tests.integration.drawn_papers import licence, passport, payslip_de, payslip_en

PIPELINE = """
[source]
use = "file"
dpi = 100

[[page]]
use = "read_text"
engine = { use = "rapidocr" }

[[page]]
use = "order_lines"

[[document]]
use = "classify_type"

[[document]]
use = "propose_by_rules"

[[document]]
use = "propose_line_items"

[[document]]
use = "decide_fields"

[[document]]
use = "validate"
"""

FIELDS = {
    payslip_en: {
        "employer_name": "Brackendale Bakeries Limited",
        "employer_address": "41 Flour Quay, Bristol BS2 0XQ",
        "employee_name": "Imogen Farraday",
        "employee_address": "12 Weir Lane, Bath BA2 9XD",
        "employee_number": "E-20417",
        "tax_or_ssn": "QQ123456C",
        "pay_date": "2026-03-27",
        "period_start": "2026-03-01",
        "period_end": "2026-03-31",
        "gross": "3256.50",
        "gross_ytd": "9477.00",
        "deductions": "748.64",
        "deductions_ytd": "2161.34",
        "net": "2507.86",
        "net_ytd": "7315.66",
        "iban": "GB29NWBK60161331926819",
    },
    payslip_de: {
        "employer_name": "Corvane Kältetechnik GmbH",
        "employee_name": "Tomasz Wilk",
        "employee_number": "00417",
        "tax_or_ssn": "12345678903",
        "pay_date": "2026-03-30",
        "period_start": "2026-03-01",
        "period_end": "2026-03-31",
        "gross": "3968.80",
        "taxes": "612.40",
        "deductions": "803.69",
        "net": "2552.71",
        "currency": "EUR",
        "iban": "DE89370400440532013000",
    },
    passport: {
        "id_type": "passport",
        "document_number": "L898902C3",
        "issuing_country": "UTO",
        "issuing_authority": "HMPO",
        "surname": "ERIKSSON",
        "given_names": "ANNA MARIA",
        "nationality": "GBR",
        "date_of_birth": "1974-08-12",
        "place_of_birth": "ZENITH",
        "sex": "female",
        "date_of_issue": "2022-04-16",
        "date_of_expiry": "2032-04-15",
        "mrz": "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n"
        "L898902C36GBR7408122F3204153ZE184226B<<<<<16",
    },
    licence: {
        "id_type": "driving_licence",
        "document_number": "B072RRE2I55",
        "surname": "Mustermann",
        "given_names": "Erika",
        "date_of_birth": "1964-08-12",
        "place_of_birth": "Berlin",
        "date_of_issue": "2021-08-25",
        "date_of_expiry": "2036-08-24",
        "issuing_authority": "Landratsamt Mitte",
        "licence_categories": "AM/B/L",
    },
}
TYPES = {
    payslip_en: "payslip",
    payslip_de: "payslip",
    passport: "identity_document",
    licence: "identity_document",
}


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    file = tmp_path_factory.mktemp("pipeline") / "rules.toml"
    file.write_text(PIPELINE, encoding="utf-8")
    return load_pipeline(str(file), CATALOGS)


def read(pipeline: Pipeline, folder: Path, pdf: bytes) -> Document:
    path = folder / "paper.pdf"
    path.write_bytes(pdf)
    return pipeline.run(InputFile("d", path), Unobserved())


@pytest.mark.parametrize("draw", FIELDS)
def test_type_and_fields_are_read(
    pipeline: Pipeline, tmp_path: Path, draw: Callable[[], bytes]
) -> None:
    document = read(pipeline, tmp_path, draw())
    assert document.failures == ()
    assert document.type
    assert document.type.name == TYPES[draw]
    found = {field.name: field.value for field in document.fields}
    assert {name: found.get(name) for name in FIELDS[draw]} == FIELDS[draw]
    assert [check.message for check in document.checks if not check.passed] == []


def test_the_lines_of_a_payslip_are_read(pipeline: Pipeline, tmp_path: Path) -> None:
    document = read(pipeline, tmp_path, payslip_en())
    rows = [{cell.name: cell.value for cell in item.fields} for item in document.line_items]
    assert rows[:2] == [
        {
            "description": "Basic pay",
            "hours": "152",
            "rate": "19.50",
            "amount": "2964.00",
            "ytd": "8892.00",
        },
        {
            "description": "Overtime",
            "hours": "10",
            "rate": "29.25",
            "amount": "292.50",
            "ytd": "585.00",
        },
    ]
