"""What somebody earned, what was taken from it, and what was left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from docintel.training.synthesis.blocks.days import end_of_month
from docintel.training.synthesis.payslip.wording import WORDING
from docintel.training.synthesis.world import World


@dataclass(frozen=True)
class PayLine:
    """`kind` is earning, tax or deduction; hours and rate multiply to the amount where given."""

    kind: str
    description: str
    amount: Decimal
    ytd: Decimal
    hours: Decimal | None = None
    rate: Decimal | None = None


@dataclass(frozen=True)
class Pay:
    start: date
    end: date
    pay_day: date
    lines: tuple[PayLine, ...]

    def of(self, kind: str) -> tuple[PayLine, ...]:
        return tuple(line for line in self.lines if line.kind == kind)

    def total(self, kind: str) -> Decimal:
        return _sum(line.amount for line in self.of(kind))

    def total_ytd(self, kind: str) -> Decimal:
        return _sum(line.ytd for line in self.of(kind))

    @property
    def net(self) -> Decimal:
        return self.total("earning") - self.total("tax") - self.total("deduction")

    @property
    def net_ytd(self) -> Decimal:
        return self.total_ytd("earning") - self.total_ytd("tax") - self.total_ytd("deduction")


def draw_pay(world: World) -> Pay:
    """A month, two weeks or a week of pay, sums right."""
    random = world.random
    start, end = _period(world)
    periods = max(1, end.timetuple().tm_yday // ((end - start).days + 1))
    size = random.choice((900, 1800, 2600, 3500, 5200, 9000)) * random.uniform(0.7, 1.3)
    lines = [_base(world, size, periods, (end - start).days)]
    for name in WORDING.some(world, "earnings", random.choice((0, 1, 2, 3, 5))):
        lines.append(_earning(world, name, size, periods))
    gross = float(_sum(line.amount for line in lines))
    for kind, key, most, share in (
        ("tax", "tax_lines", 3, 0.09),
        ("deduction", "deduction_lines", 6, 0.05),
    ):
        for name in WORDING.some(world, key, random.randint(1, most)):
            amount = _cents(gross * random.uniform(0.2, 1.5) * share)
            lines.append(PayLine(kind, name, amount, _ytd(world, amount, periods)))
    pay_day = end + timedelta(random.choice((-3, -2, 0, 0, 1, 3, 5, 10)))
    return Pay(start, end, pay_day, tuple(lines))


def _period(world: World) -> tuple[date, date]:
    day, random = world.day(), world.random
    if world.language != "en" or random.random() < 0.5:
        return day.replace(day=1), end_of_month(day)
    return day, day + timedelta(random.choice((6, 13, 13, 27)))


def _base(world: World, size: float, periods: int, days: int) -> PayLine:
    name = WORDING.pick(world, "base")
    if world.random.random() < 0.5:
        amount = _cents(size)
        return PayLine("earning", name, amount, _ytd(world, amount, periods))
    a_month, shorter = ("160", "152", "173.33", "151.67", "168"), ("80", "37.5", "40", "75")
    hours = Decimal(world.random.choice(a_month if days > 20 else shorter))
    return _by_hours(world, name, hours, size / float(hours), periods)


def _earning(world: World, name: str, size: float, periods: int) -> PayLine:
    if world.random.random() < 0.3:
        hours = Decimal(world.random.randint(2, 60)) / 4
        return _by_hours(world, name, hours, size / 140, periods)
    amount = _cents(size * world.random.uniform(0.01, 0.25))
    return PayLine("earning", name, amount, _ytd(world, amount, periods))


def _by_hours(world: World, name: str, hours: Decimal, rate: float, periods: int) -> PayLine:
    price = _cents(max(rate, 9))
    amount = _cents(float(hours * price))
    return PayLine("earning", name, amount, _ytd(world, amount, periods), hours, price)


def _ytd(world: World, amount: Decimal, periods: int) -> Decimal:
    return amount + _cents(float(amount) * (periods - 1) * world.random.uniform(0.8, 1.1))


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0))


def _cents(amount: float) -> Decimal:
    return Decimal(round(amount * 100)).scaleb(-2)
