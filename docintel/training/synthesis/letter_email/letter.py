"""Letters on paper, from the letterhead to the enclosures."""

from __future__ import annotations

from dataclasses import dataclass

from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.labels import label_for
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.letter_email.correspondence import (
    Correspondence,
    salutation,
    write_prose,
)
from docintel.training.synthesis.letter_email.letter_end import LetterEnd
from docintel.training.synthesis.letter_email.letter_head import LetterHead
from docintel.training.synthesis.letter_email.letter_style import LetterStyle
from docintel.training.synthesis.letter_email.wording import WORDING
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.world import World


@dataclass
class LetterWriter:
    """Writes one letter from top to bottom."""

    world: World
    facts: Facts
    letter: Correspondence
    style: LetterStyle
    pen: Pen

    def write(self) -> None:
        head = LetterHead(self.world, self.facts, self.letter, self.style, self.pen)
        head.write()
        if self.style.subject != "after_salutation":
            self._subject()
        self.pen.line(self.facts.text("salutation", salutation(self.world, self.letter)))
        self.pen.down(0.6)
        if self.style.subject == "after_salutation":
            self._subject()
        for paragraph in write_prose(self.world, self.facts, self.letter):
            self.pen.paragraph(paragraph)
            self.pen.down(0.6)
        if "date" not in self.facts.fields:
            head.day()
        LetterEnd(self.world, self.facts, self.letter, self.style, self.pen).write()

    def _subject(self) -> None:
        pen = self.pen
        subject = self.facts.text("subject", self.letter.subject)
        bold = pen.manner.style(bold=self.style.subject != "label" or pen.manner.bold_labels)
        if self.style.subject == "bold":
            pen.paragraph(subject, bold)
        else:
            said = label_for(self.world, WORDING, "subject", "letter_email.subject")
            label = pen.manner.label(said)
            pen.paragraph([Piece(label + " "), subject], bold)
        pen.down(1)
