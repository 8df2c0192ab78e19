"""Who writes to whom, when and about what: the same for a letter and for an e-mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.slots import fill_slots
from docintel.training.synthesis.letter_email.wording import INTENTS, WORDING
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.world import Person, World, plain_letters

_PROVIDERS = ("mail", "post", "webmail", "example", "inbox", "netmail")
#: Intents with which firms write; the others are written by people as often.
_OF_FIRMS = {"dunning", "notice", "information"}


@dataclass(frozen=True)
class Correspondence:
    """`contact` is the human being at the recipient's, or nobody."""

    intent: str
    sender: Person
    signatory: str
    recipient: Person
    contact: str
    day: date
    subject: str

    @property
    def is_from_firm(self) -> bool:
        return self.signatory != self.sender.name


def draw_correspondence(world: World) -> Correspondence:
    random = world.random
    intent = random.choice(INTENTS)
    is_from_firm = random.random() < (0.95 if intent in _OF_FIRMS else 0.4)
    author = world.person()
    sender = world.firm() if is_from_firm else author
    is_to_firm = not is_from_firm or random.random() < 0.5
    contact = world.person()
    recipient = world.firm() if is_to_firm else contact
    day = world.day()
    near = {"day": Piece(world.print_day(_day_near(world, day)))}
    subject = fill_slots(world, WORDING.pick(world, f"{intent}_subject"), near)
    return Correspondence(
        intent,
        sender,
        author.name,
        recipient,
        contact.name if not is_to_firm or random.random() < 0.4 else "",
        day,
        "".join(piece.text for piece in subject),
    )


def salutation(world: World, letter: Correspondence) -> str:
    if not letter.contact:
        return WORDING.pick(world, "to_nobody")
    first, last = letter.contact.split()[0], letter.contact.split()[-1]
    return WORDING.pick(world, "to_somebody").format(first=first, last=last)


def write_prose(world: World, facts: Facts, letter: Correspondence) -> list[list[Piece]]:
    """The paragraphs; a deadline and a known case number are marked wherever they are named."""
    random, intent = world.random, letter.intent
    body = WORDING.some(world, f"{intent}_body", random.randint(1, 4))
    fillers = WORDING.some(world, "filler", random.choice((0, 0, 2, 4, 8, 12)))
    fillers += [world.sentence() for _ in range(random.choice((0, 0, 1, 2, 4)))]
    sentences = [WORDING.pick(world, f"{intent}_open"), *_mixed(world, body, fillers)]
    if "case_or_customer_number" in facts.fields and random.random() < 0.4:
        sentences.append(WORDING.pick(world, "mention"))
    if random.random() < 0.5:
        sentences.append(WORDING.pick(world, "ask"))
    if random.random() < 0.6:
        sentences.append(WORDING.pick(world, "ask_softly"))
    return _paragraphs(world, [_sentence(world, facts, letter, one) for one in sentences])


def _day_near(world: World, day: date) -> date:
    """A day that the letter may speak of: some weeks before it, at times after it."""
    return day + timedelta(world.random.choice((-60, -30, -14, -10, -7, -3, -1, 14, 30)))


def _mixed(world: World, body: list[str], fillers: list[str]) -> list[str]:
    mixed = [*body, *fillers]
    world.random.shuffle(mixed)
    return mixed


def _sentence(world: World, facts: Facts, letter: Correspondence, phrase: str) -> list[Piece]:
    values = {"day": Piece(world.print_day(_day_near(world, letter.day)))}
    if "{deadline}" in phrase:
        deadline = letter.day + timedelta(world.random.choice((7, 10, 14, 21, 30, 45)))
        values["deadline"] = facts.day("deadline", deadline)
    if "{case}" in phrase:
        printed = facts.fields["case_or_customer_number"]
        values["case"] = facts.again("case_or_customer_number", printed)
    return fill_slots(world, phrase, values)


def _paragraphs(world: World, sentences: list[list[Piece]]) -> list[list[Piece]]:
    """Sentences put together by ones, twos and threes."""
    paragraphs: list[list[Piece]] = []
    room = 0
    for sentence in sentences:
        if room == 0:
            paragraphs.append([])
            room = world.random.choice((1, 2, 2, 3, 4))
        else:
            paragraphs[-1].append(Piece(" "))
        paragraphs[-1] += sentence
        room -= 1
    return paragraphs


def email_of(world: World, sender: Person, is_firm: bool) -> str:
    """Where the sender writes from: at the firm's, or under a name of one's own at a provider."""
    if is_firm:
        return world.email(sender)
    names = [plain_letters(part) for part in sender.name.split()]
    joined = world.random.choice((".", "", "_", "-")).join(names)
    number = world.random.choice(("", "", "", "1", "77", "2000"))
    domain = world.random.choice(world.habits.domains)
    return f"{joined}{number}@{world.random.choice(_PROVIDERS)}.{domain}"
