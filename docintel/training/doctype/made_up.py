"""Make documents of every type for the type model, some with a picture, some hardly readable.

A model that always had text and picture would lean on the one that is easier to learn from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from docintel.core.document import UNKNOWN_TYPE, Document
from docintel.training.data_set import Made, make_draft
from docintel.training.doctype.options import TypeTraining
from docintel.training.doctype.pictures.albums import Album
from docintel.training.doctype.pictures.seen import Look
from docintel.training.doctype.ruin import ruined
from docintel.training.doctype.sample import Kind, Use
from docintel.training.doctype.strays import strays
from docintel.training.synthesis.makers import makeable_types
from docintel.training.synthesis.split import Split

#: What made-up papers of a split are for, and how many of them there are for each to learn from.
USES = {
    Split.TRAIN: (Use.LEARN, 1.0),
    Split.VALIDATION: (Use.CALIBRATE, 0.15),
    Split.TEST: (Use.MEASURE, 0.15),
}
MADE_UP, RUINED, STRAYS = "made up", "hardly readable", "pictures without text"
#: Every so many-th has a picture; what papers of no type look like takes more of them.
_PICTURED, _PICTURED_OFTEN = 3, 2
#: Of every six, two are spoiled as well, of which one has a picture.
_SPOILED_OF, _SPOILED = 6, (0, 1)
#: Pictures of no document, for each paper of a type.
_STRAYS = 0.3


def made_up(options: TypeTraining, album: Album) -> Iterator[tuple[Kind, Document]]:
    """Documents for each use; none has a template in common with one for another use."""
    for type_name in (*makeable_types(), UNKNOWN_TYPE):
        for split, (use, share) in USES.items():
            for index in range(round(options.per_type * share)):
                made = make_draft(options.seed, index, (type_name,), split)
                look = album.look_at(made) if _has_picture(type_name, use, index) else ()
                yield from _views(made, look, use, index)
    album.write()
    yield from _strays(options)


def count_made_up(options: TypeTraining) -> int:
    """About how many there are, those that are shown twice among them."""
    kinds = (len(makeable_types()) + 1) * (1 + len(_SPOILED) / _SPOILED_OF) + _STRAYS
    return round(kinds * sum(options.per_type * share for _, share in USES.values()))


def _has_picture(type_name: str, use: Use, index: int) -> bool:
    often = type_name == UNKNOWN_TYPE or use is not Use.LEARN
    return index % (_PICTURED_OFTEN if often else _PICTURED) == 0


def _views(made: Made, look: Look, use: Use, index: int) -> Iterator[tuple[Kind, Document]]:
    """The paper as it is read, and for some as it is read badly."""
    kind = Kind(made.draft.type, made.language, MADE_UP, use, made.draft.template)
    document = _with_look(made.as_example().document, look)
    yield kind, document
    if index % _SPOILED_OF in _SPOILED:
        yield replace(kind, origin=RUINED), ruined(document, Random(made.number))


def _with_look(document: Document, look: Look) -> Document:
    first = replace(document.pages[0], look=look)
    return replace(document, pages=(first, *document.pages[1:]))


def _strays(options: TypeTraining) -> Iterator[tuple[Kind, Document]]:
    for split, (use, share) in USES.items():
        kind = Kind(UNKNOWN_TYPE, "unknown", STRAYS, use)
        count = round(options.per_type * share * _STRAYS)
        for document in strays(count, f"{options.seed}/{split}"):
            yield kind, document
