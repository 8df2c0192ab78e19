"""Put a letter or an e-mail together."""

from __future__ import annotations

from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.manner import draw_manner
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.draft import Draft
from docintel.training.synthesis.letter_email.correspondence import draw_correspondence
from docintel.training.synthesis.letter_email.letter import LetterWriter
from docintel.training.synthesis.letter_email.letter_style import draw_letter_style
from docintel.training.synthesis.letter_email.mail import MailWriter, draw_mail_style
from docintel.training.synthesis.world import World


def make(world: World) -> Draft:
    """Two in three are letters."""
    random = world.random
    letter, facts = draw_correspondence(world), Facts(world)
    pen = Pen(
        draw_manner(random, 9, 12), left=random.choice((150, 190, 230)), right=1480, bottom=2140
    )
    if random.random() < 0.66:
        letter_style = draw_letter_style(world, letter.is_from_firm)
        LetterWriter(world, facts, letter, letter_style, pen).write()
        template = letter_style.name
    else:
        mail_style = draw_mail_style(world)
        MailWriter(world, facts, letter, mail_style, pen).write()
        template = mail_style.name
    return Draft(
        "letter_email",
        f"letter_email-{template}",
        letter.sender.name,
        tuple(pen.sheets),
        facts.fields,
    )
