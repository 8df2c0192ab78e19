"""What a maker of synthetic documents hands over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from docintel.training.synthesis.sheet import Sheet
from docintel.training.synthesis.world import World


@dataclass(frozen=True)
class Draft:
    """A made-up document before noise: its sheets, and the truth about it.

    `fields` holds normalised values under the names of the document type, of what is printed and
    nothing else. `template` names the layout (a maker and its choices that matter, not its chance).
    """

    type: str
    template: str
    vendor: str
    sheets: tuple[Sheet, ...]
    fields: Mapping[str, str]
    line_items: tuple[Mapping[str, str], ...] = field(default=())


Maker = Callable[[World], Draft]
