"""How a statement prints which way an amount goes: signs, letters, brackets, or columns."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from docintel.training.synthesis.world import World

#: The pattern for an amount that goes out, and the one for an amount that comes in.
_SIGNS = {
    "minus": ("-{}", "{}"),
    "minus_plus": ("-{}", "+{}"),
    "blank_minus": ("- {}", "{}"),
    "dash": ("\u2212{}", "{}"),
    "behind": ("{}-", "{}"),
    "behind_plus": ("{}-", "{}+"),
    "brackets": ("({})", "{}"),
    "soll_haben": ("{} S", "{} H"),
    "dr_cr": ("{} DR", "{} CR"),
    "d_c": ("{} D", "{} C"),
    "af_bij": ("{} Af", "{} Bij"),
}
_COMMON = ("minus", "minus", "minus_plus", "blank_minus", "dash", "behind", "brackets")
_LOCAL = {
    "en": ("dr_cr", "d_c"),
    "de": ("soll_haben", "behind", "behind_plus", "soll_haben"),
    "nl": ("af_bij", "d_c"),
    "fr": ("minus",),
    "es": ("behind", "minus"),
    "it": ("minus", "behind"),
}


def draw_signs(world: World) -> str:
    """The name of a manner to print signs, as is usual in the language."""
    return world.random.choice(_COMMON + _LOCAL[world.language] * 2)


def signed_printer(world: World, signs: str, with_currency: bool) -> Callable[[Decimal], str]:
    """Prints amounts with their direction; `with_currency` puts sign or code to each."""
    out, into = _SIGNS[signs]
    print_plainly = world.print_price if with_currency else world.print_money

    def print_signed(amount: Decimal) -> str:
        return (out if amount < 0 else into).format(print_plainly(abs(amount)))

    return print_signed
