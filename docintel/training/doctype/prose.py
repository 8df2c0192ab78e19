"""Set press releases as pages: prose that belongs to no document type."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from pathlib import Path
from random import Random

from docintel.core.document import UNKNOWN_TYPE, Document
from docintel.training.manifest import Source
from docintel.training.synthesis.draft import Draft
from docintel.training.synthesis.labelled import example_of
from docintel.training.synthesis.sheet import Sheet, Style

_SET = "text/ner_re3d"
SOURCE = Source("re3d: news of governments", "public domain, OGL-3.0, CC-BY 3.0 AU")
_LEFT, _TOP, _BOTTOM = 180.0, 220.0, 2200.0


def press_releases(data: Path, seed: int) -> Iterator[Document]:
    """Those that are there, each on pages as it might be printed."""
    random = Random(seed)
    for path in sorted((data / _SET).glob("*/documents.json")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            sheets = _sheets(str(row["title"]), str(row["text"]), random)
            draft = Draft(UNKNOWN_TYPE, "prose", str(row["_id"]), sheets, {})
            yield example_of(draft, str(row["_id"]), "en").document


def _sheets(title: str, text: str, random: Random) -> tuple[Sheet, ...]:
    sheets, y = [Sheet()], _TOP
    body = Style(random.uniform(9, 12), random.choice(("sans", "serif", "mono")))
    step = body.size * 1.35 * sheets[0].dpi / 72
    sheets[0].write(_LEFT, y - 60, title[:60], Style(body.size * 1.6, body.font, bold=True))
    for line in _lines(text, round(random.uniform(60, 95))):
        if y > _BOTTOM:
            sheets.append(Sheet())
            y = _TOP
        if line:
            sheets[-1].write(_LEFT, y, line, body)
        y += step
    return tuple(sheets)


def _lines(text: str, width: int) -> Iterator[str]:
    for paragraph in text.splitlines():
        yield from textwrap.wrap(paragraph, width) or [""]
