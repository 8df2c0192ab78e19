"""A font without ink: any text in it can be selected and found, and nothing of it is seen.

Every code of two bytes shows the same glyph, and the font's ToUnicode map says which character
it stands for. Codes are given out as characters come, so that all of Unicode can be
written, while codes that are code points end at U+FFFF.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

#: Of the size of the font: how wide each character is, how far it rises and hangs.
ADVANCE, ASCENT, DESCENT = 0.5, 0.8, 0.2
#: The font's own units.
_EM = 1000
_MOST_CODES = 0xFFFF
#: Entries that one block of a ToUnicode map may have.
_BLOCK = 100
_LEAD_IN = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_LEAD_OUT = b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"


@dataclass
class Codes:
    """The codes given out so far. Code 0 is left out: it means a missing glyph."""

    codes: dict[str, int] = field(default_factory=dict)

    def encode(self, text: str) -> str:
        """The codes of its characters in hexadecimal digits."""
        return "".join(f"{self._code(character):04X}" for character in text)

    def _code(self, character: str) -> int:
        # A file of more than 65,535 different characters writes the rest as one and the same.
        return self.codes.setdefault(character, min(len(self.codes) + 1, _MOST_CODES))

    def to_unicode(self) -> bytes:
        """The map from codes to characters (ISO 32000, 9.10.3)."""
        return _LEAD_IN + b"".join(self._blocks()) + _LEAD_OUT

    def glyphs(self) -> bytes:
        """The glyph of every code: the second, since the first means a missing one."""
        return struct.pack(">H", 0) + struct.pack(">H", 1) * len(self.codes)

    def _blocks(self) -> Iterator[bytes]:
        entries = [
            f"<{code:04X}> <{character.encode('utf-16-be', 'replace').hex().upper()}>\n"
            for character, code in self.codes.items()
        ]
        for start in range(0, len(entries), _BLOCK):
            block = entries[start : start + _BLOCK]
            yield f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n".encode()


def true_type() -> bytes:
    """The font as a TrueType file of two glyphs, and no more tables than PDF asks for."""
    wide = int(ADVANCE * _EM)
    up, down = int(ASCENT * _EM), int(DESCENT * _EM)
    box = (0, -down, wide, up)
    # A line from corner to corner has no ink, but a box: PDFium, which is in Chrome, takes a
    # character without one for nothing at all.
    line = struct.pack(">hhhhhHHBBhhhh", 1, *box, 1, 0, 1, 1, 0, wide, -down, up + down)
    tables = {
        b"glyf": line,
        b"head": struct.pack(
            ">IIIIHHqqhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 3, _EM, 0, 0, *box, 0, 8, 2, 0, 0
        ),
        b"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", 0x10000, up, -down, 0, wide, *[0] * 11, 2),
        b"hmtx": struct.pack(">HhHh", wide, 0, wide, 0),
        # The first glyph is empty; lengths count pairs of bytes.
        b"loca": struct.pack(">HHH", 0, 0, len(line) // 2),
        b"maxp": struct.pack(">IH13H", 0x10000, 2, 2, 1, *[0] * 11),
    }
    return _with_directory(tables)


def _with_directory(tables: dict[bytes, bytes]) -> bytes:
    """The tables one after the other, each at a multiple of four bytes, behind their list."""
    start = 12 + 16 * len(tables)
    directory, body = [], b""
    for tag, content in tables.items():
        place = start + len(body)
        directory.append(struct.pack(">4sIII", tag, _sum(content), place, len(content)))
        body += _padded(content)
    power = len(tables).bit_length() - 1
    head = (len(tables), 16 << power, power, 16 * len(tables) - (16 << power))
    return struct.pack(">IHHHH", 0x10000, *head) + b"".join(directory) + body


def _sum(content: bytes) -> int:
    padded = _padded(content)
    words = (int.from_bytes(padded[at : at + 4], "big") for at in range(0, len(padded), 4))
    return sum(words) & 0xFFFFFFFF


def _padded(content: bytes) -> bytes:
    return content + bytes(-len(content) % 4)
