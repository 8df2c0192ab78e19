"""Questions that forms ask, and what people answer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from docintel.training.synthesis.blocks.slots import round_amount
from docintel.training.synthesis.form.wording import WORDING
from docintel.training.synthesis.pattern import fill
from docintel.training.synthesis.people import town
from docintel.training.synthesis.world import Person, World

#: Kinds of answers whose blanks are for the eye only.
_CODES = {"iban", "bic", "number", "tax", "code", "plate"}
#: What is asked once only.
ONCE = {"last", "first", "name", "birth", "nation", "street", "iban", "bic", "code"}
_SHARE_OF_BLANKS = 1 / 6
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


@dataclass
class Applicant:
    """Who fills the form in: the same name, birth and address wherever they are asked for."""

    world: World
    person: Person
    birth: date

    def question(self, said: str) -> Question:
        """The question of the wording, answered five times in six."""
        label, _, kind = said.partition("=")
        kind, _, options = kind.partition(":")
        choices = tuple(options.split("/")) if options else ()
        if self.world.random.random() < _SHARE_OF_BLANKS:
            return Question(label, kind, choices, "", "")
        answer, value = self._answer(kind, choices)
        return Question(label, kind, choices, answer, value)

    def yes_or_no(self) -> Question:
        choices = tuple(WORDING.pick(self.world, "yes").split("/"))
        answer = self.world.random.choice(choices)
        return Question(WORDING.pick(self.world, "yesno"), "choice", choices, answer, answer)

    def _answer(self, kind: str, choices: tuple[str, ...]) -> tuple[str, str]:
        world = self.world
        if kind == "choice":
            chosen = world.random.choice(choices)
            return chosen, chosen
        if kind in {"day", "birth"}:
            day = self.birth if kind == "birth" else world.day()
            return world.print_day(day), day.isoformat()
        if kind == "amount":
            amount = round_amount(world)
            return world.print_price(amount), f"{amount:.2f}"
        printed = self._texts()[kind]()
        return printed, "".join(printed.split()) if kind in _CODES else printed

    def _texts(self) -> dict[str, Callable[[], str]]:
        world, random, own = self.world, self.world.random, self.person
        return {
            "last": lambda: own.name.split()[-1],
            "first": lambda: own.name.split()[0],
            "name": lambda: own.name,
            "place": lambda: town(world.country, world.home_language, random),
            "nation": lambda: random.choice(world.habits.names),
            "letter": lambda: random.choice("ABCDEFGHJKLMNPRST"),
            "digit": lambda: str(random.randint(0, 4)),
            "job": lambda: WORDING.pick(world, "jobs"),
            "street": lambda: own.address[0],
            "code": lambda: fill("#####", random),
            "phone": world.phone,
            "email": lambda: world.email(own),
            "iban": world.iban,
            "bic": world.bic,
            "firm": lambda: world.firm().name,
            "number": lambda: random.choice((world.number(), fill("%#######", random))),
            "words": lambda: " ".join(world.goods().split()[:3]),
            "sentence": world.sentence,
            "plate": lambda: fill(random.choice(("@@-@@ ###", "@@-###-@@", "####@@@")), random),
            "time": lambda: f"{random.randint(6, 22)}:{random.choice(('00', '15', '30', '45'))}",
            "tax": world.tax_id,
        }


def draw_applicant(world: World) -> Applicant:
    birth = world.day() - timedelta(world.random.randint(18 * 365, 70 * 365))
    return Applicant(world, world.person(), birth)
