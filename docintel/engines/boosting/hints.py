"""What helps where examples are few: whether values stand in columns, and sound like labels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from docintel.engines.boosting import column_mates, label_words
from docintel.engines.boosting.observe import Observed

NAMES = (*column_mates.NAMES, *label_words.NAMES)


def hints_of(observed: Observed) -> NDArray[np.float64]:
    """One row a unit."""
    return np.hstack([column_mates.column_mates(observed), label_words.label_words(observed)])
