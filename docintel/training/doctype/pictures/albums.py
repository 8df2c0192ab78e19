"""Keep what was seen of made-up pages in a file, since drawing them takes most of the time."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random

from docintel.extraction import picture
from docintel.training.data_set import Made
from docintel.training.doctype import pictures
from docintel.training.doctype.pictures.seen import Look, seen
from docintel.training.synthesis import drawing, worn

#: Every so many pages what was seen is written down.
_EVERY = 200


@dataclass
class Album:
    """The numbers of pictures by what is printed and by the code that draws and looks at it."""

    path: Path
    _kept: dict[str, dict[str, float]] = field(default_factory=dict)
    _new: int = 0

    def __post_init__(self) -> None:
        if self.path.is_file():
            self._kept = json.loads(self.path.read_text(encoding="utf-8"))

    def look_at(self, made: Made) -> Look:
        """What a picture of the draft shows; the same draft always has the same picture."""
        key = _key(made)
        if key not in self._kept:
            found = seen(made.draft, Random(made.number))
            self._kept[key] = {name: round(number, 4) for name, number in found}
            self._new += 1
            if self._new % _EVERY == 0:
                self.write()
        return tuple(self._kept[key].items())

    def write(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        aside = self.path.with_suffix(".part")
        aside.write_text(json.dumps(self._kept), encoding="utf-8")
        aside.replace(self.path)


def _key(made: Made) -> str:
    sheet = made.draft.sheets[0]
    printed = f"{made.number} {sheet.width} {sheet.height} {sheet.placed} {sheet.rules}"
    return hashlib.sha256(f"{_code()} {printed}".encode()).hexdigest()[:16]


@cache
def _code() -> str:
    """A sum of the files that draw pictures and look at them: what others saw is of no use."""
    folders = [Path(str(package.__file__)).parent for package in (pictures, picture)]
    files = [file for folder in folders for file in sorted(folder.glob("*.py"))]
    digest = hashlib.sha256()
    for file in (*files, Path(drawing.__file__), Path(worn.__file__)):
        digest.update(file.read_bytes())
    return digest.hexdigest()
