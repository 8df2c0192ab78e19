"""Questions that forms ask, and what people answer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from docintel.training.synthesis.blocks.slots import round_amount
from docintel.training.synthesis.form.wording import WORDING
from docintel.training.synthesis.pattern import fill
from docintel.training.synthesis.people import town
from docintel.training.synthesis.world import World

#: Kinds of answers whose blanks are for the eye only.
_CODES = {"iban", "bic", "number", "tax", "code", "plate"}
#: Kinds that are written into one box a letter.
COMB = {"last", "first", "code", "number", "birth", "place", "iban", "day"}


@dataclass(frozen=True)
class Question:
    """`options` are those of a choice. An answer is empty where nothing was filled in."""

    label: str
    kind: str
    options: tuple[str, ...]
    answer: str
    value: str

    @property
    def name(self) -> str:
        """What the pair is called as a field: its label as a name."""
        folded = unicodedata.normalize("NFKC", self.label).casefold()
        return re.sub(r"\W+", "_", folded).strip("_")


def draw_question(world: World, said: str) -> Question:
    """The question of the wording, answered four times in five."""
    label, _, kind = said.partition("=")
    kind, _, options = kind.partition(":")
    choices = tuple(options.split("/")) if options else ()
    if world.random.random() < 0.17:
        return Question(label, kind, choices, "", "")
    answer, value = _answer(world, kind, choices)
    return Question(label, kind, choices, answer, value)


def draw_yes_or_no(world: World) -> Question:
    choices = tuple(WORDING.pick(world, "yes").split("/"))
    answer = world.random.choice(choices)
    return Question(WORDING.pick(world, "yesno"), "choice", choices, answer, answer)


def _answer(world: World, kind: str, choices: tuple[str, ...]) -> tuple[str, str]:
    if kind == "choice":
        chosen = world.random.choice(choices)
        return chosen, chosen
    if kind in {"day", "birth"}:
        day = world.day()
        if kind == "birth":
            day -= timedelta(world.random.randint(18 * 365, 70 * 365))
        return world.print_day(day), day.isoformat()
    if kind == "amount":
        amount = round_amount(world)
        return world.print_price(amount), f"{amount:f}"
    printed = _texts(world)[kind]()
    return printed, "".join(printed.split()) if kind in _CODES else printed


def _texts(world: World) -> dict[str, Callable[[], str]]:
    random = world.random
    return {
        "last": lambda: world.person().name.split()[-1],
        "first": lambda: world.person().name.split()[0],
        "name": lambda: world.person().name,
        "place": lambda: town(world.country, world.home_language, random),
        "nation": lambda: random.choice(world.habits.names),
        "letter": lambda: random.choice("ABCDEFGHJKLMNPRST"),
        "digit": lambda: str(random.randint(0, 4)),
        "job": lambda: WORDING.pick(world, "jobs"),
        "street": lambda: world.person().address[0],
        "code": lambda: fill("#####", random),
        "phone": world.phone,
        "email": lambda: world.email(world.person()),
        "iban": world.iban,
        "bic": world.bic,
        "firm": lambda: world.firm().name,
        "number": lambda: random.choice((world.number(), str(random.randint(10**4, 10**9)))),
        "words": lambda: " ".join(world.goods().split()[:3]),
        "sentence": world.sentence,
        "plate": lambda: fill(random.choice(("@@-@@ ###", "@@-###-@@", "####@@@")), random),
        "time": lambda: f"{random.randint(6, 22)}:{random.choice(('00', '15', '30', '45'))}",
        "tax": world.tax_id,
    }
