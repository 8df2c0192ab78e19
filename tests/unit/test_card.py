"""What the terminal shows of one document."""

from __future__ import annotations

import datetime as dt
import io

from rich.console import Console

from docintel.cli.card import print_card
from docintel.core.document import Document, Repair
from docintel.core.filing import Filing, Status
from tests.fakes import field_of

NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
FILING = Filing(
    id="d" * 32,
    sha256="a" * 64,
    name="a.pdf",
    path="/in/a.pdf",
    size=3,
    media_type="application/pdf",
    status=Status.DONE,
    created=NOON,
    updated=NOON,
)


def shown(document: Document) -> str:
    written = io.StringIO()
    print_card(Console(width=120, file=written), FILING, document)
    return written.getvalue()


def test_a_repaired_value_says_what_was_read_and_why_it_is_another() -> None:
    message = "read as 180.00, is 100.00 because net 100.00 + tax 19.00 = gross 119.00"
    repair = Repair("net_total", "180.00", "100.00", "net_plus_tax_is_gross", message)
    document = Document("d", fields=(field_of("net_total", "100.00"),), repairs=(repair,))
    lines = shown(document).splitlines()
    [place] = [at for at, line in enumerate(lines) if line.strip() == "repairs"]
    assert lines[place + 1].split() == ["~", "net_total", *message.split()]


def test_without_repairs_nothing_is_said_of_them() -> None:
    assert "repairs" not in shown(Document("d", fields=(field_of("net_total", "100.00"),)))
