"""The choices that make one letter look unlike another."""

from __future__ import annotations

from dataclasses import dataclass

from docintel.training.synthesis.world import World


@dataclass(frozen=True)
class LetterStyle:
    """Where the parts of a letter stand; together they name its template."""

    sender: str
    window: str
    references: str
    day: str
    subject: str
    foot: str

    @property
    def name(self) -> str:
        return "-".join((self.sender, self.window, self.references, self.day, self.subject))


def draw_letter_style(world: World, is_from_firm: bool) -> LetterStyle:
    random = world.random
    heads = (
        ("left", "center", "right", "big", "foot") if is_from_firm else ("left", "right", "none")
    )
    windows = ("right", "right", "left") if world.language in {"fr", "es", "it"} else ("left",) * 3
    references = ("none", "strip", "side", "lines", "lines")
    return LetterStyle(
        sender=random.choice(heads),
        window=random.choice((*windows, "right", "heads")),
        references=random.choice(references if is_from_firm else ("none", "none", "lines")),
        day=random.choice(("place", "place", "side", "top", "reference", "end")),
        subject=random.choice(("label", "bold", "bold", "after_salutation")),
        foot=random.choice(("none", "line", "columns")) if is_from_firm else "none",
    )
