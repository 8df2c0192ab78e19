"""Sums at the foot of the items: ladders, boxes, rows of columns, or words in a line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from docintel.training.synthesis.blocks.wrap import Text, pieces_of
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.trade.deal import TaxShare
from docintel.training.synthesis.trade.desk import Desk
from docintel.training.synthesis.trade.item_columns import percent


@dataclass(frozen=True, slots=True)
class Rung:
    """One line of the ladder."""

    label: str
    value: Text
    is_main: bool = False


def write_totals(desk: Desk, kind: str, depth: str) -> None:
    """Write the sums in that form; `depth` says how many of them there are."""
    rungs = _rungs(desk, depth)
    desk.pen.need(len(rungs) + 1)
    desk.pen.down(desk.world.random.uniform(0.2, 1.2))
    _KINDS[kind](desk, rungs)


def _rungs(desk: Desk, depth: str) -> list[Rung]:
    sums = desk.deal.sums
    with_currency = desk.chance(0.5)

    def money(name: str, amount: Decimal) -> Text:
        print_it = desk.world.print_price if with_currency else desk.world.print_money
        return desk.facts.money(name, amount, print_it(amount)) if name else print_it(amount)

    gross = Rung(_gross_label(desk), money("gross_total", sums.gross), is_main=True)
    if depth == "gross":
        return [gross, *_end(desk, money)]
    rungs = _above_net(desk, money)
    rungs.append(Rung(desk.label("net_total"), money("net_total", sums.net)))
    rungs += _taxes(desk, money)
    rungs.append(gross)
    if depth == "full" and not sums.paid:
        rungs.append(Rung(desk.label("amount_paid"), money("amount_paid", Decimal("0.00"))))
        rungs.append(Rung(desk.label("amount_due"), money("amount_due", sums.due), is_main=True))
    return rungs + _end(desk, money)


Money = Callable[[str, Decimal], Text]


def _above_net(desk: Desk, money: Money) -> list[Rung]:
    """Sums of the goods, discount and shipping, in so far as they differ from the net total."""
    sums = desk.deal.sums
    rungs: list[Rung] = []
    if sums.discount or sums.shipping:
        rungs.append(Rung(desk.say("subtotal"), money("", sums.goods)))
    elif desk.chance(0.12):
        rungs.append(Rung(desk.say_anew("zero_lines"), money("", Decimal("0.00"))))
    if sums.discount:
        sign = desk.world.random.choice((1, -1))
        rungs.append(
            Rung(desk.label("discount_total"), money("discount_total", sign * sums.discount))
        )
    if sums.shipping:
        rungs.append(Rung(desk.label("shipping"), money("shipping", sums.shipping)))
    return rungs


def _taxes(desk: Desk, money: Money) -> list[Rung]:
    """One line a rate, with a line for all of them where there are several."""
    shares = desk.deal.sums.taxes
    if len(shares) == 1:
        return [_only_tax(desk, shares[0], money)]
    rungs = [
        Rung(tax_label(desk, share, desk.say("tax_line")), money("", share.amount))
        for share in shares
    ]
    rungs.append(Rung(desk.label("tax_total"), money("tax_total", desk.deal.sums.tax)))
    return rungs


def _only_tax(desk: Desk, share: TaxShare, money: Money) -> Rung:
    value = money("tax_total", share.amount)
    if desk.chance(0.4):
        return Rung(desk.label("tax_total"), value)
    return Rung(tax_label(desk, share, desk.say("tax_line")), value)


def tax_label(desk: Desk, share: TaxShare, pattern: str) -> str:
    """What stands before the tax of one rate."""
    return pattern.format(
        tax=desk.say("tax_name"),
        rate=percent(desk, share.rate),
        base=desk.world.print_money(share.base),
    )


def _end(desk: Desk, money: Money) -> list[Rung]:
    """What was paid and what is left, below the gross total."""
    sums = desk.deal.sums
    if not sums.paid and (desk.knows("amount_due") or desk.chance(0.8)):
        return []
    rungs = []
    if sums.paid:
        sign = desk.world.random.choice((1, -1))
        rungs.append(Rung(desk.label("amount_paid"), money("amount_paid", sign * sums.paid)))
    rungs.append(Rung(desk.label("amount_due"), money("amount_due", sums.due), is_main=True))
    return rungs


def _gross_label(desk: Desk) -> str:
    label = desk.label("gross_total")
    if desk.chance(0.08):
        return f"{label} {desk.world.currency}"
    return f"{label} ({desk.world.currency})" if desk.chance(0.06) else label


def _ladder(desk: Desk, rungs: Sequence[Rung], left: float, right: float, ruled: bool) -> None:
    pen = desk.pen
    main_scale = desk.world.random.choice((1.0, 1.0, 1.15, 1.3))
    spacing = desk.world.random.choice((0.0, 0.0, 0.2, 0.6))
    bold = desk.chance(0.6)
    for rung in rungs:
        style = desk.manner.style(main_scale if rung.is_main else 1.0, bold and rung.is_main)
        if ruled or (rung.is_main and bold):
            pen.rule(left, right, lift=0.9)
            pen.down(0.1)
        pen.at(left, desk.manner.label(rung.label), style)
        pen.line(rung.value, style, "right", right)
        pen.down(spacing)


def _right(desk: Desk, rungs: Sequence[Rung]) -> None:
    pen = desk.pen
    left = pen.left + desk.world.random.uniform(0.4, 0.65) * (pen.right - pen.left)
    _ladder(desk, rungs, left, pen.right - desk.world.random.choice((0, 8, 8, 40)), ruled=False)


def _ruled(desk: Desk, rungs: Sequence[Rung]) -> None:
    pen = desk.pen
    left = pen.left + desk.world.random.uniform(0.45, 0.65) * (pen.right - pen.left)
    _ladder(desk, rungs, left, pen.right, ruled=True)
    pen.rule(left, pen.right)


def _left(desk: Desk, rungs: Sequence[Rung]) -> None:
    pen = desk.pen
    right = pen.left + desk.world.random.uniform(0.4, 0.6) * (pen.right - pen.left)
    _ladder(desk, rungs, pen.left, right, ruled=False)


def _full_width(desk: Desk, rungs: Sequence[Rung]) -> None:
    """Labels at the left margin, amounts at the right one."""
    _ladder(desk, rungs, desk.pen.left, desk.pen.right, ruled=desk.chance(0.4))


def _labels_right(desk: Desk, rungs: Sequence[Rung]) -> None:
    """Labels that end shortly before the amounts."""
    pen = desk.pen
    widest = max(
        pen.sheet.text_width(
            "".join(piece.text for piece in pieces_of(rung.value)), desk.manner.style(1.3)
        )
        for rung in rungs
    )
    for rung in rungs:
        style = desk.manner.style(bold=rung.is_main)
        pen.at(pen.right - widest - 40, desk.manner.label(rung.label), style, "right")
        pen.line(rung.value, style, "right", pen.right)


def _in_words(desk: Desk, rungs: Sequence[Rung]) -> None:
    """Label and amount as one text at the left margin."""
    for rung in rungs:
        style = desk.manner.style(bold=rung.is_main and desk.chance(0.5))
        desk.pen.line([Piece(desk.manner.label(rung.label) + " "), *pieces_of(rung.value)], style)


def _across(desk: Desk, rungs: Sequence[Rung]) -> None:
    """Labels in a row with the amounts below them."""
    pen = desk.pen
    size = 4 if len(rungs) > 5 else 5
    style = desk.manner.style(0.85, desk.chance(0.5))
    for at in range(0, len(rungs), size):
        part = rungs[at : at + size]
        step = (pen.right - pen.left) / len(part)
        pen.need(3)
        pen.rule()
        for place, rung in enumerate(part):
            edge = pen.left + (place + 1) * step - 10
            pen.at(
                edge,
                desk.manner.label(_short(desk, rung.label, step, pen.manner.size), colon=False),
                style,
                "right",
            )
        pen.down()
        for place, rung in enumerate(part):
            pen.at(
                pen.left + (place + 1) * step - 10,
                rung.value,
                desk.manner.style(bold=rung.is_main),
                "right",
            )
        pen.down(1.4)


def _short(desk: Desk, label: str, width: float, size: float) -> str:
    """As many of the label's words as fit beside one another."""
    words = label.split()
    style = desk.manner.style(0.9)
    while len(words) > 1 and desk.pen.sheet.text_width(" ".join(words), style) > width:
        words.pop()
    return " ".join(words)


_KINDS: Mapping[str, Callable[[Desk, Sequence[Rung]], None]] = {
    "right": _right,
    "ruled": _ruled,
    "left": _left,
    "full_width": _full_width,
    "labels_right": _labels_right,
    "in_words": _in_words,
    "across": _across,
}
