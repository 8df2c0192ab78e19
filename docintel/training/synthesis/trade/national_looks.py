"""How papers of trade mostly look where a language is spoken: which parts, and how often."""

from __future__ import annotations

from collections.abc import Mapping

Looks = Mapping[str, Mapping[str, int]]


def looks_of(language: str) -> Looks:
    """Kinds and their weights by part, of those parts that have a habit; see `look`."""
    return _LOOKS.get(language, {})


#: A window at the left below the sender's line, facts beside it, the firm's numbers at the foot.
_WINDOW: Looks = {
    "head": {
        **{"right_column": 4, "logo": 3, "brand": 2, "name_right": 3},
        **{"monogram": 2, "name_left": 3, "name_center": 1},
    },
    "blocks": {"window": 8, "bare": 2, "headed": 1},
    "meta": {
        **{"columns": 5, "far": 3, "stacked": 2, "right_aligned": 2, "ends": 2},
        **{"cells": 1, "grid_rows": 2, "blanks": 3, "strip": 2, "values_first": 1},
    },
    "meta_place": {"beside": 6, "below": 2},
    "title_place": {"after_blocks": 6, "after_head": 1},
    "footer": {"columns": 7, "lines": 2, "legal": 1, "line": 1},
}
#: The recipient at the right, facts in a strip of cells below, one legal line at the foot.
_CELLS: Looks = {
    "head": {
        **{"name_stacked": 6, "logo": 2, "brand": 1, "monogram": 2},
        **{"name_left": 2, "one_line": 1, "name_center": 1},
    },
    "blocks": {"opposite": 6, "right": 4, "two": 1, "two_parties": 1, "headed": 1},
    "meta": {
        **{"cells": 4, "table": 4, "strip": 3, "blanks": 2, "grid_rows": 2},
        **{"two_by_two": 1, "columns": 2, "stacked": 1, "inline": 1, "values_first": 1},
    },
    "meta_place": {"below": 6, "head": 1, "beside": 1, "above": 1},
    "title_place": {"after_blocks": 4, "after_head": 2, "top": 2, "beside": 3},
    "totals": {"right": 5, "ruled": 4, "cells": 2, "matrix": 2, "across": 1, "labels_right": 2},
    "footer": {"legal": 6, "line": 2, "lines": 2, "columns": 1, "none": 1},
}
#: Blocks of addresses below heads, facts beside the title.
_HEADS: Looks = {
    "head": {"name_stacked": 5, "name_left": 3, "monogram": 2, "logo": 2, "name_right": 1},
    "blocks": {"two": 4, "headed": 3, "opposite": 3, "two_parties": 3, "right": 1},
    "meta": {
        **{"columns": 4, "ends": 3, "cells": 3, "table": 3, "stacked": 2},
        **{"grid_rows": 2, "right_aligned": 2, "values_first": 1},
    },
    "title_place": {"beside": 5, "top": 3, "after_head": 1},
}
_LOOKS: Mapping[str, Looks] = {
    **{"de": _WINDOW, "nl": _WINDOW},
    **{"fr": _CELLS, "es": _CELLS, "it": _CELLS},
    "en": _HEADS,
}
