"""The ladder of sums from the goods to what is to be paid."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from docintel.training.synthesis.receipt.roll import Cell
from docintel.training.synthesis.receipt.till import Till
from docintel.training.synthesis.sheet import Piece

_BIG = (1.0, 1.0, 1.2, 1.4, 1.8)


@dataclass(frozen=True, slots=True)
class Sum:
    """A row of the ladder; `field` is empty for what is none of the fields."""

    label: str
    amount: Decimal
    field: str = ""
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Print:
    """How one ladder is printed: its shape, which rows carry signs, how large the total is."""

    shape: str
    signs: str
    scale: float

    @property
    def start(self) -> float:
        return {"indented": 0.25, "middle": 0.42}.get(self.shape, 0.0)


def write_totals(till: Till) -> None:
    """Write the ladder in one of its shapes."""
    ladder = _ladder(till)
    shape = till.choose(
        "totals", "ends", "ends", "ends", "colons", "middle", "indented", "spread", "beside"
    )
    signs = till.world.random.choice(["none", "none", "total", "all", "column"])
    looks = Print(shape, signs, till.world.random.choice(_BIG))
    if till.chance(0.3):
        _write_quantity(till)
    for row in ladder:
        _write(till, row, looks)
    if till.chance(0.12):
        _write_quantity(till)
    if till.chance(0.1):
        saved = Decimal(till.world.random.randrange(900)) / 100
        till.roll.pair(till.say("savings_line"), till.plain(saved))


def _ladder(till: Till) -> list[Sum]:
    sale, rows = till.sale, list[Sum]()
    shows_tax = bool(sale.tax) and (sale.adds_tax or till.chance(0.55))
    shows_net = shows_tax and not sale.adds_tax and till.chance(0.45)
    if sale.adds_tax or sale.discount or sale.service or till.chance(0.4):
        rows.append(_subtotal(till, shows_net))
    if sale.discount:
        share = f"{100 * sale.discount / sale.goods:.0f}"
        rows.append(
            Sum(_either(till, "discount", "discount_line", share), -sale.discount, "discount")
        )
    elif till.chance(0.1):
        rows.append(Sum(till.say("zero_lines"), Decimal("0.00")))
    if sale.service:
        label = till.say("service_line", sale.service_rate)
        rows.append(Sum(label, sale.service, "service_charge"))
    if shows_net:
        rows.append(Sum(till.say("total_excluding", _rate(till)), sale.net, "subtotal"))
    if till.chance(0.3 if len(sale.shares) > 1 else 0.04):
        rows += _by_rate(till)
    tax = _tax_rows(till) if shows_tax else []
    rows += tax if sale.adds_tax or shows_net or till.chance(0.3) else []
    rows += _totals(till)
    if tax and tax[0] not in rows:
        rows += [Sum(till.say("tax_inside", _rate(till)), sale.tax, "tax_total")]
    return rows


def _subtotal(till: Till, shows_net: bool) -> Sum:
    """What the goods cost; a subtotal before tax is printed only once under that name."""
    label = (
        till.label("subtotal")
        if till.sale.adds_tax
        else till.world.random.choice(_SUBTOTALS[till.world.language])
    )
    return Sum(label, till.sale.goods, "" if shows_net else "subtotal")


def _by_rate(till: Till) -> list[Sum]:
    """What is taxed at each rate: sums that are called totals, most of which are not the total."""
    rows = []
    in_full = till.chance(0.4)
    is_all = len(till.sale.shares) == 1
    for share in till.sale.shares:
        rate = f"{share.rate.normalize():f}"
        if in_full and share.tax:
            rows.append(Sum(till.say("by_rate_net", rate), share.net))
            rows.append(Sum(till.say("tax_line", rate), share.tax, "tax_total" if is_all else ""))
        gross = share.net + share.tax
        field = "total" if gross == till.sale.total else ""
        rows.append(Sum(till.say("by_rate", rate), gross, field))
    return rows


def _tax_rows(till: Till) -> list[Sum]:
    """One row a rate; the tax is a field only where one row has all of it."""
    shares = [share for share in till.sale.shares if share.tax]
    if len(shares) == 1:
        rate = shares[0].rate.normalize()
        label = _either(till, "tax_total", "tax_line", f"{rate:f}")
        return [Sum(label, shares[0].tax, "tax_total")]
    rows = [Sum(till.say("tax_line", f"{one.rate.normalize():f}"), one.tax) for one in shares]
    return [*rows, Sum(till.label("tax_total"), till.sale.tax, "tax_total")]


def _totals(till: Till) -> list[Sum]:
    """The total, and what stands around it where it is rounded or tipped."""
    sale, rows = till.sale, list[Sum]()
    before_tip = sale.unrounded - sale.tip
    if sale.tip:
        rows += [Sum(till.say("total_word"), before_tip), Sum(till.label("tip"), sale.tip, "tip")]
    if sale.rounding or till.chance(0.12):
        if till.chance(0.8):
            label = _either(till, "total", "total_including", _rate(till))
            rows.append(Sum(label, sale.unrounded, "" if sale.rounding else "total"))
        rows.append(Sum(till.label("rounding"), sale.rounding + Decimal("0.00"), "rounding"))
        rows.append(Sum(_either(till, "total", "total_rounded"), sale.total, "total", True))
        return rows
    manner = till.world.random.choice(["plain", "plain", "plain", "including", "both"])
    if manner != "plain":
        label = till.say("total_including", _rate(till))
        rows.append(Sum(label, sale.total, "total", manner == "including"))
    if manner != "including":
        rows.append(Sum(till.label("total"), sale.total, "total", True))
    return rows


def _rate(till: Till) -> str:
    return f"{till.sale.shares[0].rate.normalize():f}"


def _either(till: Till, field: str, phrase: str, rate: object = "") -> str:
    """A label that the rules know, or one of the tills' own."""
    return till.label(field) if till.chance(0.45) else till.say(phrase, rate)


def _write(till: Till, row: Sum, looks: Print) -> None:
    label, value = row.label, _value(till, row, looks.signs)
    scale = looks.scale if row.is_total else 1.0
    bold = scale > 1 or till.chance(0.05)
    if looks.shape == "colons" and label[-1:].isalnum():
        label += " :"
    if row.is_total and till.chance(0.3):
        till.roll.rule(till.mark)
    if looks.shape == "spread" and till.roll.fits([Piece(label + "   "), *value], 0.98):
        dots = till.world.random.choice([".", " ", "."]) * till.world.random.randrange(2, 12)
        text = [Piece(label + dots), *value]
        fits = till.roll.fits(text, 1.0)
        till.roll.row((0.0, "left", text if fits else [Piece(label + " "), *value]))
    elif looks.shape == "beside" and till.roll.fits(label, 0.4):
        count = f"{till.say('total_quantity')}: {till.sale.quantity.normalize():f}"
        left: list[Cell] = [(0.0, "left", count)] if till.chance(0.4) else []
        fits = bool(left) and till.roll.fits(count, 0.36)
        till.roll.row(*(left if fits else []), (0.4, "left", label), (1.0, "right", value))
    elif looks.shape == "middle" and till.roll.fits(label, 0.65):
        till.roll.row((0.7, "right", label), (1.0, "right", value), bold=bold)
    else:
        start = looks.start if till.roll.fits(label, 0.66 - looks.start) else 0.0
        till.roll.pair(label, value, start, scale, bold)


def _value(till: Till, row: Sum, signs: str) -> list[Piece]:
    """The amount, with the currency in front or behind where this till prints one."""
    piece = till.money(row.field, row.amount) if row.field else Piece(till.plain(row.amount))
    if row.field == "discount":
        till.facts.fields["discount"] = f"{abs(row.amount):f}"
    printing = till.world.printing
    if signs == "none" or (signs == "total" and not row.is_total) or not printing.currency_sign:
        return [piece]
    if signs == "column":
        return [_currency(till), Piece("  "), piece]
    front, _, behind = printing.price_pattern.partition("{amount}")
    # A sign that touches the amount is part of its word, which can only be one thing.
    if front in {"{sign}", "{sign} "}:
        return [_currency(till), Piece(" "), piece] if front[-1] == " " else [_bare(till), piece]
    return [piece, Piece(" "), _currency(till)] if behind[0] == " " else [piece, _bare(till)]


def _currency(till: Till) -> Piece:
    till.facts.fields["currency"] = till.world.currency
    return Piece(till.world.printing.currency_sign, "currency")


def _bare(till: Till) -> Piece:
    return Piece(till.world.printing.currency_sign)


def _write_quantity(till: Till) -> None:
    count = till.world.random.choice([till.sale.quantity, Decimal(len(till.sale.items))])
    printed = till.world.random.choice([f"{count.normalize():f}", f"{count:.2f}"])
    label = till.say("total_quantity")
    if till.chance(0.2):
        goods = till.plain(till.sale.goods)
        till.roll.row((0.0, "left", f"{label} {printed}"), (1.0, "right", goods))
    elif till.chance(0.5):
        till.roll.row(
            (0.0, "left", f"{label}{till.world.random.choice([': ', ' : ', ' ', ' = '])}{printed}")
        )
    else:
        till.roll.pair(label, printed)


_SUBTOTALS = {
    "en": (
        "SUBTOTAL",
        "Sub Total",
        "Subtotal",
        "SUB-TOTAL",
        "Sub-total:",
        "Goods Amount",
        "Gross Amt",
    ),
    "de": ("Zwischensumme", "Zw.-Summe", "ZWISCHENSUMME", "Warenwert", "Zwischens."),
    "fr": ("SOUS-TOTAL", "Sous-total", "Sous total", "S/TOTAL", "Total articles"),
    "es": ("SUBTOTAL", "Subtotal", "Sub-total", "Suma", "Total bruto"),
    "it": ("SUBTOTALE", "Subtotale", "Sub totale", "Tot. parziale"),
    "nl": ("SUBTOTAAL", "Subtotaal", "Sub totaal", "Tussentotaal"),
}
