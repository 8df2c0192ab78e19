"""Tell which documents are laid out alike, by the phrases that their forms have in common."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from docintel.core.document import Document
from docintel.core.squash import squash

#: Share of their phrases, weighed by how rare they are, that two of one layout have in common.
_ALIKE = 0.4
#: Phrases that fewer documents have are values and not print.
_LEAST_DOCUMENTS = 3
_PAGES = 2
_SHORTEST, _LONGEST = 3, 25


def layouts_of(documents: Sequence[Document]) -> list[int]:
    """A number for each document, the same for those that are alike, directly or through others."""
    phrases = [_phrases(document) for document in documents]
    counts = Counter(phrase for one in phrases for phrase in one)
    rarity = {
        phrase: math.log(1 + len(documents) / count)
        for phrase, count in counts.items()
        if count >= min(_LEAST_DOCUMENTS, len(documents))
    }
    kept = [{phrase for phrase in one if phrase in rarity} for one in phrases]
    first = list(range(len(documents)))
    for at, mine in enumerate(kept):
        for other in range(at):
            if first[other] != first[at] and _alike(mine, kept[other], rarity):
                joined, into = first[at], first[other]
                first = [into if one == joined else one for one in first]
    return first


def _phrases(document: Document) -> set[str]:
    """What is printed before the first digit or colon of each line."""
    texts = (line.text for page in document.pages[:_PAGES] for line in page.lines)
    squashed = (squash(re.split(r"[\d:]", text, maxsplit=1)[0]) for text in texts)
    return {phrase for phrase in squashed if _SHORTEST <= len(phrase) <= _LONGEST}


def _alike(one: set[str], other: set[str], rarity: dict[str, float]) -> bool:
    both = sum(rarity[phrase] for phrase in one & other)
    either = sum(rarity[phrase] for phrase in one | other)
    return both > _ALIKE * either
