"""The table at the foot that says how much tax at which rate is in the total."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from docintel.training.synthesis.receipt.roll import Cell
from docintel.training.synthesis.receipt.sale import TaxShare
from docintel.training.synthesis.receipt.till import Till
from docintel.training.synthesis.sheet import Piece

_RATE_WORDS = ("%", "rate", "satz", "taux", "tipo", "aliq", "tarief", "code", "cod.", "typ")


def write_summary(till: Till) -> None:
    """Write head, a row a rate, and now and then their sum."""
    if till.chance(0.6):
        till.roll.line(till.say("summary_title"), bold=till.chance(0.2))
    heads = till.say("summary_heads").split(";")
    shares = list(till.sale.shares)
    columns = [_meaning(head, at) for at, head in enumerate(heads)]
    till.roll.row(*_cells(heads))
    for share in shares:
        # Where one row has all of it, that row says what net and tax are.
        till.roll.row(*_cells(_row(till, share, columns, is_all=len(shares) == 1)))
    if len(shares) == 1 and till.chance(0.15):
        zero = [till.say("summary_zero"), *["0.00"] * (len(heads) - 1)]
        till.roll.row(*_cells(zero))
    if till.chance(0.35) or (len(shares) > 1 and till.chance(0.5)):
        whole = TaxShare(Decimal(0), till.sale.net, till.sale.tax)
        cells = _row(till, whole, columns, is_all=True)
        till.roll.row(*_cells([till.say("total_word"), *cells[1:]]))


def _meaning(head: str, at: int) -> str:
    """What a column holds, by its head."""
    folded = head.casefold()
    if at == 0:
        return "code"
    if any(word in folded for word in _RATE_WORDS):
        return "rate"
    if any(word in folded for word in ("ttc", "brutto", "gross", "total", "incl.")):
        return "gross"
    if any(word in folded for word in _TAX_WORDS):
        return "tax"
    return "net"


_TAX_WORDS = (
    *(
        "tax",
        "vat",
        "gst",
        "steuer",
        "mwst",
        "tva",
        "cuota",
        "iva",
        "imposta",
        "btw",
        "bedrag",
        "montant",
    ),
)


def _row(
    till: Till, share: TaxShare, columns: Sequence[str], is_all: bool
) -> list[str | Piece | list[Piece]]:
    cells: list[str | Piece | list[Piece]] = []
    for column in columns:
        rate = f"{share.rate.normalize():f}"
        if column == "code":
            cells.append(till.say("summary_code", rate))
        elif column == "rate":
            cells.append(rate)
        elif column == "gross":
            cells.append(till.plain(share.net + share.tax))
        else:
            cells.append(_amount(till, column, share, is_all))
    return cells


def _amount(till: Till, column: str, share: TaxShare, is_all: bool) -> str | Piece:
    amount = share.tax if column == "tax" else share.net
    name = "tax_total" if column == "tax" else "subtotal"
    known = till.facts.fields.get(name)
    if not is_all or (known is not None and Decimal(known) != amount):
        return till.plain(amount)
    return till.money(name, amount)


def _cells(texts: Sequence[str | Piece | list[Piece]]) -> list[Cell]:
    """The first on the left, the others right-aligned at even distances."""
    first, *others = texts
    step = 0.68 / max(len(others), 1)
    cells: list[Cell] = [(0.0, "left", first)]
    for at, text in enumerate(others, start=1):
        cells.append((0.32 + step * at, "right", text))
    return cells
