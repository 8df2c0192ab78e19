"""Hand a written paper over: with the fields that are printed on it, and no others."""

from __future__ import annotations

from collections.abc import Collection

from docintel.core.type_files import document_types
from docintel.training.synthesis.draft import Draft
from docintel.training.synthesis.sheet import Sheet
from docintel.training.synthesis.trade.desk import Desk

_ROW = "line_items."


def finish(desk: Desk, template: str) -> Draft:
    """The draft of the paper. Labels that its document type does not know are taken off."""
    known = _known(desk.type_name)
    printed = {tag[0] for sheet in desk.pen.sheets for tag in sheet.tags if tag}
    for sheet in desk.pen.sheets:
        _keep_known(sheet, known)
    shown = printed & known
    columns = {name.removeprefix(_ROW) for name in shown if name.startswith(_ROW)}
    return Draft(
        type=desk.type_name,
        template=template,
        vendor=desk.sender.firm.name,
        sheets=tuple(desk.pen.sheets),
        fields={name: value for name, value in desk.facts.fields.items() if name in shown},
        line_items=tuple(
            {name: value for name, value in row.fields.items() if name in columns}
            for row in desk.rows
        ),
    )


def _known(type_name: str) -> Collection[str] | set[str]:
    document_type = document_types()[type_name]
    fields = {spec.name for spec in document_type.fields}
    return fields | {_ROW + spec.name for spec in document_type.columns}


def _keep_known(sheet: Sheet, known: Collection[str]) -> None:
    sheet.tags[:] = [tag if tag and tag[0] in known else None for tag in sheet.tags]
