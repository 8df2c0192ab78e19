"""Say in a line what a person should do about a document."""

from __future__ import annotations

from collections.abc import Sequence

from docintel.core.filing import Filing, Note


def remark(filing: Filing) -> str:
    """Why it failed, what is to check, what a file of several holds; empty where nothing is."""
    if filing.error:
        return filing.error.message
    return "; ".join([*in_short(filing.reasons), *whereabouts(filing)])


def whereabouts(filing: Filing) -> list[str]:
    """What a file of several documents holds, and that a part is one no more."""
    if filing.parts:
        held = ", ".join(str(part.pages) for part in filing.parts)
        return [f"holds {len(filing.parts)} documents: {held}"]
    if filing.withdrawn:
        return ["withdrawn, because its file was cut otherwise"]
    return []


def in_short(reasons: Sequence[Note]) -> list[str]:
    """The reasons, with unsure fields counted: which they are is marked where they are shown."""
    unsure = [reason.message for reason in reasons if reason.code == "field_unsure"]
    others = [reason.message for reason in reasons if reason.code != "field_unsure"]
    if len(unsure) > 1:
        unsure = [f"confirm {len(unsure)} fields"]
    return others + unsure
