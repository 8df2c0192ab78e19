"""Which sums stand at the foot of a paper, and what they are called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from docintel.training.synthesis.blocks.wrap import Text
from docintel.training.synthesis.trade.deal import TaxShare
from docintel.training.synthesis.trade.desk import Desk
from docintel.training.synthesis.trade.figures import decimals, percent, tax_name

_CURRENCIES = ("USD", "EUR", "GBP", "CHF")
_ZERO = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Rung:
    """One line of the ladder."""

    label: str
    value: Text
    is_main: bool = False


@dataclass
class Ladder:
    """Makes the rungs of one paper. `depth` is `gross`, `sums` or `full`: with the zeros, too."""

    desk: Desk
    depth: str
    with_currency: bool

    def rungs(self) -> list[Rung]:
        sums = self.desk.deal.sums
        gross = self._rung(self._gross_label(), "gross_total", sums.gross, is_main=True)
        if self.depth == "gross":
            return [gross, *self._end()]
        if self.desk.deal.prices_include_tax and self.desk.chance(0.5):
            return [gross, *self._taxes(), self._net(), *self._end()]
        return [*self._above_net(), self._net(), *self._taxes(), gross, *self._end()]

    def _rung(self, label: str, name: str, amount: Decimal, is_main: bool = False) -> Rung:
        return Rung(label, self.desk.price(name, amount, self.with_currency), is_main)

    def _field(self, name: str, amount: Decimal, is_main: bool = False) -> Rung:
        return self._rung(self.desk.label(name), name, amount, is_main)

    def _net(self) -> Rung:
        return self._field("net_total", self.desk.deal.sums.net)

    def _above_net(self) -> list[Rung]:
        """The goods and what is added to them or taken off, where that is not just the net."""
        desk, sums = self.desk, self.desk.deal.sums
        rungs: list[Rung] = []
        if desk.chance(0.06):
            rungs.append(Rung(desk.say("count_total"), self._count()))
        if sums.goods != sums.net:
            rungs.append(self._rung(desk.say("subtotal"), "", sums.goods))
        elif self.depth == "full" and not desk.deal.prices_include_tax:
            rungs.append(self._rung(desk.say("subtotal"), "net_total", sums.net))
        adjustments = self._adjustments()
        shows_zeros = self.depth == "full" or desk.chance(0.06)
        for name, amount in adjustments:
            if amount or (shows_zeros and desk.chance(0.6)):
                rungs.append(self._field(name, amount))
        return rungs

    def _adjustments(self) -> list[tuple[str, Decimal]]:
        """Discount, charges and shipping in some order; discounts with or without a minus."""
        sums, random = self.desk.deal.sums, self.desk.world.random
        discount = random.choice((1, -1)) * sums.discount
        found = [(self.desk.naming.discount, discount), ("charge_total", sums.charges)]
        random.shuffle(found)
        return [*found, ("shipping", sums.shipping)]

    def _count(self) -> str:
        total = sum((item.quantity for item in self.desk.deal.items), _ZERO)
        return decimals(self.desk, f"{total.normalize():f}")

    def _taxes(self) -> list[Rung]:
        """One line a rate, with a line for all of them where there are several."""
        desk, shares = self.desk, self.desk.deal.sums.taxes
        if len(shares) == 1:
            return self._only_tax(shares[0])
        pattern = desk.say("tax_line")
        rungs = [self._rung(_tax_label(desk, one, pattern), "", one.amount) for one in shares]
        if desk.chance(0.25):
            rungs.clear()
        return [*rungs, self._field("tax_total", desk.deal.sums.tax)]

    def _only_tax(self, share: TaxShare) -> list[Rung]:
        desk = self.desk
        if not share.amount and desk.chance(0.3):
            return []
        if desk.chance(0.4):
            return [self._field("tax_total", share.amount)]
        label = _tax_label(desk, share, desk.say("tax_line"))
        return [self._rung(label, "tax_total", share.amount)]

    def _end(self) -> list[Rung]:
        """What was paid or withheld and what is left, below the gross total."""
        desk, sums = self.desk, self.desk.deal.sums
        rungs: list[Rung] = []
        if desk.naming.type_name != "invoice":
            return rungs
        sign = desk.world.random.choice((1, -1))
        if sums.paid or self.depth == "full":
            rungs += self._payments(sign)
        if sums.withheld:
            rungs.append(self._field("withholding_tax", sign * sums.withheld))
        if sums.prior:
            rungs.append(self._field("prior_balance", sums.prior))
        if desk.chance(0.02):
            rungs.append(self._elsewhere())
        if sums.rounding:
            rungs.append(self._field("rounding", sums.rounding))
        if rungs or desk.chance(0.15):
            rungs.append(self._field("amount_due", sums.due, is_main=True))
        return rungs

    def _payments(self, sign: int) -> list[Rung]:
        """What was paid so far: under its name, or with the day; now and then in two parts."""
        desk, paid = self.desk, self.desk.deal.sums.paid
        if not paid or desk.chance(0.65):
            return [self._field("amount_paid", sign * paid)]
        first = (paid / 2).quantize(Decimal("0.01"))
        if desk.chance(0.5):
            return [self._rung(self._earlier(), "amount_paid", sign * paid)]
        parts = [self._rung(self._earlier(), "", sign * one) for one in (first, paid - first)]
        return [*parts, self._field("amount_paid", sign * paid)] if desk.chance(0.6) else parts

    def _earlier(self) -> str:
        """What stands before a payment, with a day that is none of the paper's own."""
        desk = self.desk
        day = desk.deal.days.issue - timedelta(days=desk.world.random.randint(1, 90))
        return desk.say("prepaid").format(day=desk.world.print_day(day))

    def _elsewhere(self) -> Rung:
        """The gross total in another currency, which is no field."""
        desk = self.desk
        other = desk.world.random.choice([c for c in _CURRENCIES if c != desk.world.currency])
        amount = desk.deal.sums.gross * Decimal(desk.world.random.randint(70, 140)) / 100
        printed = desk.world.print_money(amount.quantize(Decimal("0.01")))
        return Rung(f"{desk.say('equivalent')} {other}", printed)

    def _gross_label(self) -> str:
        # Where nothing else is to be paid, some papers call the total what is to be paid.
        is_settled_now = not self.desk.deal.sums.is_settled_later
        name = "amount_due" if is_settled_now and self.desk.chance(0.06) else "gross_total"
        label, currency = self.desk.label(name), self.desk.world.currency
        pattern = (
            "{0}"
            if self.desk.chance(0.85)
            else self.desk.world.random.choice(("{0} {1}", "{0} ({1})", "{0} in {1}"))
        )
        return pattern.format(label, currency)


def _tax_label(desk: Desk, share: TaxShare, pattern: str) -> str:
    """What stands before the tax of one rate."""
    return pattern.format(
        tax=tax_name(desk),
        rate=percent(desk, share.rate),
        base=desk.world.print_money(share.base),
    )
