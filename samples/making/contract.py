"""A maintenance agreement: three pages of numbered clauses, dated and signed by two parties."""

from __future__ import annotations

from .sample import Sample
from .sheet import BLACK, GREY, Sheet, Style, add_sheets, new_document, prose, to_bytes
from .signature import sign

FIELDS = {
    "title": "Equipment Maintenance Agreement",
    "contract_number": "EMA-2026-014",
    "parties": "Brackendale Bakeries Limited; Corvane Refrigeration Services Limited",
    "signature_date": "2026-01-22",
    "effective_date": "2026-02-01",
    "expiry_date": "2029-01-31",
    "notice_period": "three months",
    "governing_law": "England and Wales",
    "total_value": "18600.00",
    "currency": "GBP",
}
CSS = """
p, h2 { font-family: Times; font-size: 10.6pt; line-height: 1.42; margin: 0 0 7pt 0; }
p { text-align: justify; }
h2 { font-size: 11pt; margin-top: 10pt; }
.sub { margin-left: 22pt; }
"""
PAGES = (
    """
<p>THIS AGREEMENT (No. EMA-2026-014) is made on 22 January 2026 by and between:</p>
<p class="sub">(1) <b>Brackendale Bakeries Limited</b>, a company registered in England under
number 09&#160;117&#160;350, whose registered office is at 41 Flour Quay, Bristol BS2 0XQ (the
"Customer"); and</p>
<p class="sub">(2) <b>Corvane Refrigeration Services Limited</b>, a company registered in England
under number 08&#160;662&#160;914, whose registered office is at Unit 3, Avon Trading Park, Bath
BA2 9XD (the "Contractor"), each a "Party" and together the "Parties".</p>
<h2>Background</h2>
<p>(A) The Customer operates refrigeration and proving equipment at its three production
sites.</p>
<p>(B) The Contractor maintains equipment of that kind and employs engineers who hold the
certificates that the law requires for work on refrigerant circuits.</p>
<p>(C) The Customer wishes to have the Equipment maintained, and the Contractor agrees to do so,
on the terms set out below.</p>
<h2>1. Definitions</h2>
<p>1.1 "Equipment" means the machines listed in Schedule 1, and any machine added to it under
clause 3.4.</p>
<p>1.2 "Services" means the planned visits and the repairs on call described in clauses 3 and
4.</p>
<p>1.3 "Working Day" means Monday to Friday, other than a public holiday in England.</p>
<h2>2. Commencement and term</h2>
<p>2.1 This Agreement shall commence on 1 February 2026 (the "Effective Date") and, unless
terminated earlier under clause 8, shall expire on 31 January 2029 (the "Expiry Date").</p>
<p>2.2 The Parties may extend the term by a written agreement that both have signed. Neither Party
is obliged to extend it, and silence shall not be taken as consent.</p>
<h2>3. Planned maintenance</h2>
<p>3.1 The Contractor shall visit each site four times in every contract year, at intervals of not
less than ten weeks, and shall inspect, clean and adjust the Equipment in line with its makers'
instructions.</p>
<p>3.2 The Contractor shall announce each visit at least ten Working Days ahead.</p>
<p>3.3 After each visit the Contractor shall hand over a written report which states the condition
of each machine, the work done, the parts replaced, and the refrigerant added or recovered.</p>
""",
    """
<p>3.4 Machines may be added to Schedule 1 or removed from it by exchange of letters; the Annual
Fee shall change in proportion from the next quarter.</p>
<h2>4. Repairs on call</h2>
<p>4.1 The Contractor shall keep a telephone line open at all hours. Where a fault stops
production, an engineer shall be on site within four hours of the call; in all other cases by the
end of the next Working Day.</p>
<p>4.2 Labour for repairs on call is included in the Annual Fee. Parts are charged at cost plus
twelve per cent, and the Contractor shall ask for approval before it fits any part that costs more
than £400.</p>
<h2>5. Fees and payment</h2>
<p>5.1 The Customer shall pay a total fee of £18,600.00 for the term, in twelve equal instalments
of £1,550.00, each invoiced at the start of a quarter (the "Annual Fee" being £6,200.00). Value
added tax is added at the rate in force.</p>
<p>5.2 Invoices are payable within thirty days of receipt. Interest on late payment runs at four
per cent a year above the base rate of the Bank of England.</p>
<h2>6. Liability and insurance</h2>
<p>6.1 Nothing in this Agreement limits liability for death or personal injury caused by
negligence, or for fraud. Subject to that, neither Party's total liability in a contract year
shall exceed £250,000.</p>
<p>6.2 The Contractor shall maintain public liability cover of not less than £5,000,000 throughout
the term and shall show the certificate on request.</p>
<p>6.3 Neither Party is liable for a failure caused by force majeure for as long as it lasts.</p>
<h2>7. Confidentiality and data</h2>
<p>7.1 Each Party shall keep confidential what it learns of the other's recipes, processes, prices
and customers, during the term and for two years after it.</p>
""",
    """
<h2>8. Termination</h2>
<p>8.1 Either Party may terminate this Agreement at any time by giving not less than three months'
prior written notice to the other.</p>
<p>8.2 Either Party may terminate at once by written notice if the other commits a material breach
and, where the breach can be remedied, fails to remedy it within fourteen days of being asked
to.</p>
<p>8.3 On termination the Contractor shall hand over all service records and refund the part of
any fee that relates to the time after the end of the Agreement.</p>
<h2>9. General</h2>
<p>9.1 This is the entire agreement between the Parties on its subject. Changes are valid only in
writing.</p>
<p>9.2 Neither Party may assign its rights without the other's consent, which shall not be
withheld unreasonably.</p>
<h2>10. Governing law</h2>
<p>10.1 This Agreement is governed by the laws of England and Wales, whose courts have exclusive
jurisdiction.</p>
<p>IN WITNESS WHEREOF the Parties have signed this Agreement on the date stated at its
beginning.</p>
""",
)


def make() -> Sample:
    document = new_document(FIELDS["title"], "Quill Office 24")
    sheets = add_sheets(document, len(PAGES))
    _title(sheets[0])
    for number, (sheet, html) in enumerate(zip(sheets, PAGES, strict=True), 1):
        prose(sheet, (76, 190 if number == 1 else 66, 519, 780), html, CSS)
        _foot(sheet, number)
    _signatures(sheets[-1])
    return Sample(
        "contract-maintenance",
        "documents/contract-maintenance.pdf",
        "contract",
        "en",
        to_bytes(document),
        FIELDS,
    )


def _title(sheet: Sheet) -> None:
    sheet.rule((76, 84), (519, 84), BLACK, 1.4)
    sheet.rule((76, 87), (519, 87), BLACK, 0.4)
    sheet.write(
        297.5, 122, "EQUIPMENT MAINTENANCE AGREEMENT", Style("serif-bold", 17, align="center")
    )
    names = "Brackendale Bakeries Limited  and  Corvane Refrigeration Services Limited"
    sheet.write(297.5, 144, names, Style("serif-italic", 11, align="center"))
    sheet.rule((76, 160), (519, 160), BLACK, 0.4)


def _foot(sheet: Sheet, number: int) -> None:
    style = Style("serif", 8.5, GREY)
    sheet.rule((76, 798), (519, 798), GREY, 0.3)
    sheet.write(76, 811, "Agreement No. EMA-2026-014", style)
    sheet.write(519, 811, f"Page {number} of {len(PAGES)}", style.but(align="right"))
    for x, seed in ((424, 23), (474, 43)):
        sign(sheet, (x, 793), seed, 34)


def _signatures(sheet: Sheet) -> None:
    blocks = (
        (76, "Brackendale Bakeries Limited", "Imogen Farraday", "Managing Director", 23),
        (312, "Corvane Refrigeration Services Limited", "Tomasz Wilk", "Operations Director", 43),
    )
    for x, company, name, role, seed in blocks:
        sheet.write(x, 500, "Signed for and on behalf of", Style("serif", 10))
        sheet.write(x, 514, company, Style("serif-bold", 10.5))
        sign(sheet, (x + 16, 568), seed, 118)
        sheet.rule((x, 576), (x + 207, 576), BLACK, 0.5)
        sheet.lines(x, 589, [name, role, "Date: 22 January 2026"], Style("serif", 10))
