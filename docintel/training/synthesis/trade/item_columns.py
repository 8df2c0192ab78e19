"""The columns of a table of items: which there are, and in which order."""

from __future__ import annotations

from docintel.training.synthesis.sheet import Align
from docintel.training.synthesis.trade.desk import Desk

_TEXTS = frozenset({"sku", "gtin", "description", "unit", "date", "delivery_date"})


def draw_columns(desk: Desk, has_prices: bool = True) -> list[str]:
    """Between two and nine columns in one of the orders that are in use."""
    middle = [key for key, likely in _likely(desk, has_prices) if desk.chance(likely)]
    if desk.chance(0.25):
        desk.world.random.shuffle(middle)
    chances = (("position", 0.45), ("sku", 0.45), ("gtin", 0.05))
    front = [key for key, likely in chances if desk.chance(likely)]
    last = _amounts(desk) if has_prices else []
    if desk.chance(0.12) and "quantity" in middle:
        middle.remove("quantity")
        front.insert(0, "quantity")
    if "tax_rate" in middle and ("tax_rate" in last or desk.chance(0.07)):
        middle.remove("tax_rate")
        last.append("tax_rate")
    return list(dict.fromkeys([*front, "description", *middle, *last]))


def _amounts(desk: Desk) -> list[str]:
    """Columns of money at the right edge: mostly one."""
    if desk.deal.prices_include_tax:
        return ["gross_amount"]
    if desk.chance(0.88):
        return ["net_amount"]
    between = [key for key in ("tax_rate", "tax_amount") if desk.chance(0.5)]
    return ["net_amount", *between, "gross_amount"]


def _likely(desk: Desk, has_prices: bool) -> tuple[tuple[str, float], ...]:
    if not has_prices:
        return (("quantity_ordered", 0.35), ("quantity", 0.97), ("unit", 0.6))
    discounted = any(item.discount for item in desk.deal.items)
    mixed = len(desk.deal.sums.taxes) > 1
    dated = "delivery_date" if desk.naming.type_name == "purchase_order" else "date"
    return (
        (dated, 0.12),
        ("quantity", 0.93),
        ("unit", 0.35),
        ("unit_price", 0.88),
        ("discount", 0.95 if discounted else 0.08),
        ("tax_rate", 0.7 if mixed else 0.25),
    )


def align_of(key: str, all_left: bool, centred: bool) -> Align:
    """Figures to the right, unless the table has all to the left or short ones in the middle."""
    if key in _TEXTS or all_left:
        return "left"
    if key in {"position", "quantity", "tax_rate"} and centred:
        return "center"
    return "left" if key == "position" else "right"
