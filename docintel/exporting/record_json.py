"""Write records as JSON, and as one object a line."""

from __future__ import annotations

import json
from collections.abc import Sequence

from docintel.core.record import to_record
from docintel.exporting.subject import Subject


def write_json(subjects: Sequence[Subject]) -> bytes:
    """One object for one document, an array for several."""
    records = [to_record(subject.filing, subject.document) for subject in subjects]
    content = records[0] if len(records) == 1 else records
    return f"{json.dumps(content, ensure_ascii=False, indent=2)}\n".encode()


def write_json_lines(subjects: Sequence[Subject]) -> bytes:
    records = (to_record(subject.filing, subject.document) for subject in subjects)
    return "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in records).encode()
