"""Partners are learned from stored documents that need no person any more, on both databases."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from docintel.app import App
from docintel.core.document import Document, State, TypeGuess
from docintel.core.filing import Status
from docintel.core.vendor import Vendor
from docintel.pipeline.runner import Named
from docintel.pipeline.stage import Slot
from docintel.services.process import Processor, Task
from tests.fakes import field_of, pipeline
from tests.integration.test_cli import docintel

TAX_ID, IBAN = "DE317420004", "DE89370400440532013000"
LEARNED = Vendor("Moss Catering", tax_ids=(TAX_ID,), ibans=(IBAN,), learned=True)


@dataclass(frozen=True)
class ReadsPairs:
    """The type, then fields as `name=value`; one that ends in `?` is unsure."""

    reads: ClassVar = frozenset({Slot.LINES})
    writes: ClassVar = frozenset({Slot.TYPE, Slot.FIELDS})

    def __call__(self, document: Document) -> Document:
        first, *pairs = document.text.split()
        split = [pair.partition("=") for pair in pairs]
        fields = tuple(
            field_of(
                name,
                value.strip("?").replace("_", " "),
                State.REVIEW if value.endswith("?") else State.ACCEPTED,
            )
            for name, _, value in split
        )
        return replace(document, type=TypeGuess(first, 1.0), fields=fields)


def processed(app: App, *texts: str) -> list[Status]:
    reads = replace(pipeline(), document_stages=(Named("reads_pairs", ReadsPairs()),))
    processor = Processor(app.database, app.files, reads, app.settings.limits)
    return [processor(Task(app.intake.accept_bytes(text.encode(), "a.txt").filing.id))
            for text in texts]  # fmt: skip


def invoice(number: int, more: str = "", name: str = "Moss_Catering") -> str:
    return (
        f"invoice invoice_number={number} supplier_name={name} supplier_tax_id={TAX_ID}"
        f" iban={IBAN} {more}"
    )


def test_senders_of_finished_documents_are_learned_once(app: App) -> None:
    assert processed(app, invoice(1), invoice(2)) == [Status.DONE, Status.DONE]
    learned = app.vendors.learn(app.database, app.types)
    assert (learned.documents, learned.vendors) == (2, (LEARNED,))
    assert app.vendors.all() == (LEARNED,)
    assert app.vendors.learn(app.database, app.types).vendors == ()


def test_types_call_one_sender_by_names_of_their_own(app: App) -> None:
    receipt = f"receipt total=3.00 merchant_name=Moss_Catering merchant_tax_id={TAX_ID}"
    processed(app, invoice(1), receipt)
    [learned] = app.vendors.learn(app.database, app.types).vendors
    # The account stands in one document only.
    assert learned == replace(LEARNED, ibans=())


def test_what_waits_for_a_person_teaches_nothing(app: App) -> None:
    waiting = [invoice(number, "gross_total=5?") for number in (1, 2)]
    assert processed(app, *waiting) == [Status.REVIEW, Status.REVIEW]
    assert app.vendors.learn(app.database, app.types).vendors == ()


def test_the_account_of_who_gets_a_payslip_is_not_that_of_who_pays(app: App) -> None:
    slip = "payslip pay_date=2026-03-0{} employer_name=Moss_Catering iban=" + IBAN
    processed(app, slip.format(1), slip.format(2))
    assert app.vendors.learn(app.database, app.types).vendors == ()


def test_nothing_is_learned_over_the_list(app: App, tmp_path: Path) -> None:
    table = tmp_path / "partners.csv"
    table.write_text(f"name,vat\nMoss Catering GmbH & Co. KG,{TAX_ID}\n", encoding="utf-8")
    app.vendors.import_tables([table])
    processed(app, invoice(1), invoice(2))
    assert app.vendors.learn(app.database, app.types).vendors == ()


def test_the_command_says_what_it_learned(tmp_path: Path) -> None:
    done = docintel(tmp_path / "home", "vendors", "learn")
    assert (done.returncode, done.stdout) == (0, "0 vendors learned from 0 documents\n")
