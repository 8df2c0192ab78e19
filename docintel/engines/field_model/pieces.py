"""Cut words into the pieces that the model knows, digits masked."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

from tokenizers import Tokenizer

from docintel.errors import ConfigError

#: Longer words lose pieces from the middle: a German compound is told by its head and its end.
_FIRST, _LAST = 3, 2
_PARTS = re.compile(r"[^\W\d_]+|\d+|[\W_]")
#: All numbers of so many digits or more look alike.
_MOST_DIGITS = 3


class Pieces:
    """A BERT word piece vocabulary; `cls`, `sep`, `pad` and `mask` are its marks."""

    def __init__(self, tokenizer_file: Path) -> None:
        self._file = tokenizer_file
        self._tokenizer = Tokenizer.from_file(str(tokenizer_file))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.cls, self.sep = self._mark("[CLS]"), self._mark("[SEP]")
        self.pad, self.mask = self._mark("[PAD]"), self._mark("[MASK]")
        self._unknown = self._mark("[UNK]")
        self._known: dict[str, int] = self._tokenizer.get_vocab()
        self.count = len(self._known)
        cutter = self._tokenizer.normalizer
        is_uncased = cutter is not None and cutter.normalize_str("A") == "a"
        self._folded: Callable[[str], str] = str.lower if is_uncased else str
        self.of_word = lru_cache(maxsize=50_000)(self._of_word)

    def _mark(self, name: str) -> int:
        number: int | None = self._tokenizer.token_to_id(name)
        if number is None:
            raise ConfigError(f"{self._file} has no mark {name}: it is no BERT vocabulary")
        return number

    def _of_word(self, text: str) -> tuple[int, ...]:
        """At least one piece, at most five."""
        ids = tuple(piece for part in _PARTS.findall(text[:60]) for piece in self._of_part(part))
        if len(ids) > _FIRST + _LAST:
            ids = (*ids[:_FIRST], *ids[-_LAST:])
        return ids or (self._unknown,)

    def _of_part(self, part: str) -> Sequence[int]:
        masked = "0" * min(len(part), _MOST_DIGITS) if part.isdecimal() else part
        # Cutting goes for the longest piece first. Most parts are one, and looking it up takes a
        # fortieth of the time.
        if masked.isascii() and (whole := self._known.get(self._folded(masked))) is not None:
            return (whole,)
        ids: list[int] = self._tokenizer.encode(masked, add_special_tokens=False).ids
        return ids
