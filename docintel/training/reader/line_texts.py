"""Think up what lines say: business papers of our makers, and what these hardly ever print.

A reader that learns from receipts in one language alone forgets accents, codes and currencies.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from random import Random

from docintel.training.synthesis.makers import makeable_types, maker_of
from docintel.training.synthesis.world import new_world

Oddity = Callable[[Sequence[str], Random], str]

_OFTEN = {"receipt": 4, "invoice": 4}
_PER_PAPER = 12
_ODD = 0.25
_LOW = "etaoinsrhldcumfpgwybvkxjqz"
#: How often those letters are met, in a hundred.
_MET = (12, 9, 8, 7.5, 7, 7, 6.3, 6, 6, 4, 4.2, 2.8, 2.8, 2.4, 2.2, 2, 2, 2.4, 2, 1.5, *(1,) * 6)
_CODE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-/."
_CURRENCIES = ("€", "EUR", "$", "£", "¥", "CHF", "zł", "Kč", "kr", "RM")
_TOTALS = ("Total", "Summe", "Totale", "TVA", "MwSt", "IVA")
_SUMS = (
    *("{c} {a}", "{a} {c}", "{c}{a}", "{t} {a} {c}", "{a}{c}", "{n} % {a}", "{n}% {a}"),
    *("{n} x {a}", "{n} × {a} = {a}"),  # noqa: RUF001
)
_LONE = (":", "-", "1", "x", "*", "%", ".....", "---", "(RM)", "RM", "=", "#", "/", "&", "@", "|")
_MARKS = re.compile(r"[:.,()@#%&!/-]")


def line_texts(characters: Sequence[str], random: Random) -> Iterator[str]:
    """One line after the other, without end, in these characters only."""
    known = {*characters, " "}
    papers = _paper_lines(random)
    while True:
        text = _odd(characters, random) if random.random() < _ODD else next(papers)
        text = _spaced("".join(one for one in text if one in known), random)
        if text:
            yield text


def _paper_lines(random: Random) -> Iterator[str]:
    """Some lines each of papers of all types, countries and languages."""
    types = makeable_types()
    weights = [_OFTEN.get(one, 1) for one in types]
    while True:
        draft = maker_of(random.choices(types, weights)[0])(new_world(random.getrandbits(31)))
        placed = [one.text for sheet in draft.sheets for one in sheet.placed if one.text.strip()]
        yield from random.sample(placed, min(_PER_PAPER, len(placed)))


def _odd(characters: Sequence[str], random: Random) -> str:
    kinds, shares = zip(*_ODDITIES, strict=True)
    kind: Oddity = random.choices(kinds, shares)[0]
    return kind(characters, random)


def _coined(characters: Sequence[str], random: Random) -> str:
    """Words of no language, with accents of all of them."""
    words = (_word(characters, random) for _ in range(random.randint(1, 6)))
    return " ".join(words) + random.choice(["", "", ".", ",", "!", ";", ":"])


def _word(characters: Sequence[str], random: Random) -> str:
    accented = [one for one in characters if one.islower() and not one.isascii()]
    letters = random.choices(_LOW, _MET, k=random.randint(1, 10))
    word = "".join(random.choice(accented) if random.random() < 0.18 else one for one in letters)
    return random.choice([word, word, word.capitalize(), word.upper()])


def _code(_: Sequence[str], random: Random) -> str:
    return "".join(random.choices(_CODE, k=random.randint(3, 22)))


def _account(_: Sequence[str], random: Random) -> str:
    world = new_world(random.getrandbits(31))
    return world.iban() + random.choice([" ", " BIC ", ""]) + world.bic()


def _amount(_: Sequence[str], random: Random) -> str:
    amount = f"{random.uniform(0, 99999):,.2f}"
    if random.random() < 0.5:
        marks = {",": random.choice(". "), ".": ","}
        amount = "".join(marks.get(one, one) for one in amount)
    currency, count = random.choice(_CURRENCIES), random.randint(0, 30)
    form = random.choice(_SUMS)
    return form.format(a=amount, c=currency, n=count, t=random.choice(_TOTALS))


def _marked(characters: Sequence[str], random: Random) -> str:
    signs = [one for one in characters if not one.isalnum()]
    return " ".join(
        random.choice(signs) + _word(characters, random) + random.choice(signs)
        for _ in range(random.randint(1, 3))
    )


def _lone(_: Sequence[str], random: Random) -> str:
    return random.choice([*_LONE, str(random.randint(0, 99))])


_ODDITIES: tuple[tuple[Oddity, float], ...] = (
    (_coined, 0.45),
    (_code, 0.15),
    (_account, 0.1),
    (_amount, 0.15),
    (_marked, 0.08),
    (_lone, 0.07),
)


def _spaced(text: str, random: Random) -> str:
    """Now and then blanks beside marks, as in `Tel : 12`, so that they are read where they are."""
    if random.random() < 0.15:
        text = _MARKS.sub(lambda mark: _beside(mark.group(), random), text)
    return " ".join(text.split())


def _beside(mark: str, random: Random) -> str:
    return random.choice([mark] * 7 + [f" {mark}", f"{mark} ", f" {mark} "])
