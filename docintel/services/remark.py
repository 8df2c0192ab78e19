"""Say in a line what a person should do about a document."""

from __future__ import annotations

from collections.abc import Sequence

from docintel.core.filing import Filing, Note


def remark(filing: Filing) -> str:
    """Why it failed, or what is to check; empty where nothing is to do."""
    if filing.error:
        return filing.error.message
    return "; ".join(in_short(filing.reasons))


def in_short(reasons: Sequence[Note]) -> list[str]:
    """The reasons, with unsure fields counted: which they are is marked where they are shown."""
    unsure = [reason.message for reason in reasons if reason.code == "field_unsure"]
    others = [reason.message for reason in reasons if reason.code != "field_unsure"]
    if len(unsure) > 1:
        unsure = [f"confirm {len(unsure)} fields"]
    return others + unsure
