"""Put a contract together."""

from __future__ import annotations

from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.labels import label_for
from docintel.training.synthesis.blocks.manner import draw_manner
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.contract.clauses import Clauses
from docintel.training.synthesis.contract.parties import Parties
from docintel.training.synthesis.contract.signatures import Signatures
from docintel.training.synthesis.contract.style import draw_contract_style
from docintel.training.synthesis.contract.terms import Values, draw_terms
from docintel.training.synthesis.contract.wording import WORDING
from docintel.training.synthesis.draft import Draft
from docintel.training.synthesis.sheet import Align, Piece
from docintel.training.synthesis.world import World


def make(world: World) -> Draft:
    random = world.random
    facts, terms, style = Facts(world), draw_terms(world), draw_contract_style(world)
    values = Values(world, facts, terms)
    pen = Pen(draw_manner(random, 8, 12), left=random.choice((150, 190, 240)), right=1460)
    clauses, parties = Clauses(world, style, values, pen), Parties(world, facts, terms, pen)
    _write_title(world, facts, pen, style.title)
    if style.dated == "head":
        pen.paragraph(clauses.filled(WORDING.pick(world, "dated")))
        pen.down(0.7)
    parties.write(style.parties)
    if style.schedule == "head":
        clauses.write_schedule()
    for phrase in WORDING.some(world, "recital", random.choice((0, 1, 1, 2))):
        pen.paragraph(clauses.filled(phrase))
        pen.down(0.6)
    clauses.write()
    if style.schedule == "foot":
        clauses.write_schedule()
    Signatures(world, terms, values, parties, pen).write(style.signatures)
    _number_pages(world, pen)
    vendor = terms.parties[0].name
    return Draft("contract", f"contract-{style.name}", vendor, tuple(pen.sheets), facts.fields)


def _write_title(world: World, facts: Facts, pen: Pen, way: str) -> None:
    align: Align = "left" if way == "left" else "center"
    title = WORDING.pick(world, "title")
    piece = facts.text("title", title.upper() if way == "capitals" else title)
    pen.line(piece, pen.manner.style(world.random.choice((1.3, 1.5, 1.8)), True), align)
    pen.down(0.5)
    if world.random.random() < 0.4:
        said = label_for(world, WORDING, "number", "contract.contract_number")
        number = facts.code("contract_number", world.number())
        pen.line([Piece(pen.manner.label(said) + " "), number], align=align)
    pen.down(1)


def _number_pages(world: World, pen: Pen) -> None:
    if world.random.random() < 0.4:
        return
    pattern, small = WORDING.pick(world, "page"), pen.manner.style(0.8)
    for at, sheet in enumerate(pen.sheets, start=1):
        sheet.write(827, 2265, pattern.format(n=at, of=len(pen.sheets)), small, "center")
