"""Choose what stands beside a value: a maker's own wording, or a label the world knows for it."""

from __future__ import annotations

from docintel.training.synthesis.blocks.phrases import Phrases
from docintel.training.synthesis.world import World

#: Share of labels that come from the document type's file.
_FROM_TYPE = 0.25


def label_for(world: World, wording: Phrases, key: str, field: str) -> str:
    """One of the wording's phrases, at times one that the type knows; `field` is `type.field`."""
    if world.random.random() < _FROM_TYPE:
        type_name, _, name = field.partition(".")
        if label := world.label(type_name, name).rstrip(" :-"):
            return label
    return wording.pick(world, key)
