"""Say what is in a data set, for people and for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from docintel.training.example import Example

_LICENCE = "made by docintel out of a seed: no real document, person or firm is in it; same licence"


@dataclass
class PartCounts:
    """What one part of a data set holds."""

    examples: int = 0
    words: int = 0
    by_type: Counter[str] = field(default_factory=Counter)
    by_language: Counter[str] = field(default_factory=Counter)
    by_template: Counter[str] = field(default_factory=Counter)
    by_field: Counter[str] = field(default_factory=Counter)

    def add(self, example: Example) -> None:
        self.examples += 1
        self.words += sum(len(page.words) for page in example.document.pages)
        self.by_type[example.type] += 1
        self.by_language[example.language] += 1
        self.by_template[example.template] += 1
        self.by_field.update(f"{example.type}.{name}" for name in example.fields)


@dataclass(frozen=True)
class Card:
    """Where a data set comes from and what is in it; `version` is a hash of its examples."""

    name: str
    version: str
    made_by: str
    parts: Mapping[str, PartCounts]
    licence: str = _LICENCE

    def as_json(self) -> str:
        row = {
            "name": self.name,
            "version": self.version,
            "made_by": self.made_by,
            "licence": self.licence,
            # Not asdict(), which cannot copy counters.
            "parts": {name: vars(part) for name, part in self.parts.items()},
        }
        return json.dumps(row, indent=2, ensure_ascii=False, sort_keys=True) + "\n"

    def as_markdown(self) -> str:
        """Counts of parts, types, languages and fields; templates only by their number."""
        lines = [
            f"# {self.name}",
            "",
            f"Version {self.version[:12]}. Made by `{self.made_by}`. Licence: {self.licence}.",
            "No vendor and no template is in two parts.",
            "",
            "| part | examples | words | templates |",
            "|---|---|---|---|",
        ]
        lines += [
            f"| {name} | {part.examples} | {part.words} | {len(part.by_template)} |"
            for name, part in self.parts.items()
        ]
        lines += _table("type", self._sum(part.by_type for part in self.parts.values()))
        lines += _table("language", self._sum(part.by_language for part in self.parts.values()))
        lines += _table("field", self._sum(part.by_field for part in self.parts.values()))
        return "\n".join(lines) + "\n"

    @staticmethod
    def _sum(counters: Iterable[Counter[str]]) -> Counter[str]:
        return sum(counters, Counter())


def _table(what: str, counts: Counter[str]) -> list[str]:
    rows = [f"| {name} | {count} |" for name, count in counts.most_common()]
    return ["", f"| {what} | examples |", "|---|---|", *rows]
