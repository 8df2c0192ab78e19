"""Hand a written paper over: with the fields that are printed on it, and no others."""

from __future__ import annotations

from docintel.core.type_files import document_types
from docintel.training.synthesis.draft import Draft
from docintel.training.synthesis.sheet import Sheet
from docintel.training.synthesis.trade import parties
from docintel.training.synthesis.trade.desk import Desk
from docintel.training.synthesis.trade.runs import joined

_ROW = "line_items."


def finish(desk: Desk, template: str) -> Draft:
    """The draft of the paper. Labels that its document type does not know are taken off."""
    _name_sender(desk)
    known = _known(desk.naming.type_name)
    shown = {tag[0] for sheet in desk.pen.sheets for tag in sheet.tags if tag} & known
    for sheet in desk.pen.sheets:
        _keep_known(sheet, known)
    columns = {name.removeprefix(_ROW) for name in shown if name.startswith(_ROW)}
    return Draft(
        type=desk.naming.type_name,
        template=f"{desk.naming.type_name}-{template}",
        vendor=desk.sender.firm.name,
        sheets=tuple(desk.pen.sheets),
        fields={name: value for name, value in desk.facts.fields.items() if name in shown},
        line_items=tuple(
            {name: value for name, value in row.fields.items() if name in columns}
            for row in desk.rows
        ),
    )


def _name_sender(desk: Desk) -> None:
    """Where no part named the sender, the last line of the first page does."""
    if desk.knows(desk.sender.field("name")):
        return
    sheet = desk.pen.sheets[0]
    parts = (parties.name(desk, desk.sender), parties.address(desk, desk.sender, ", "))
    sheet.write(desk.pen.left, sheet.height - 90, joined(parts, ", "), desk.manner.style(0.75))


def _known(type_name: str) -> set[str]:
    document_type = document_types()[type_name]
    fields = {spec.name for spec in document_type.fields}
    return fields | {_ROW + spec.name for spec in document_type.columns}


def _keep_known(sheet: Sheet, known: set[str]) -> None:
    sheet.tags[:] = [tag if tag and tag[0] in known else None for tag in sheet.tags]
