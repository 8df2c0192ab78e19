"""A guest's complaint in English: a private letter, digital, typed in a bookish face."""

from __future__ import annotations

from .sample import Sample
from .sheet import BLACK, GREY, Sheet, Style, add_sheet, new_document, prose, to_bytes
from .signature import sign

FIELDS = {
    "sender_name": "Margaret Ellery",
    "sender_address": "9 Orchard Rise, Ludlow, Shropshire SY8 1XR",
    "sender_email": "m.ellery@postbox.example",
    "sender_phone": "01584 555 0162",
    "recipient_name": "Harbour Light Hotel",
    "recipient_address": "3 Quayside, Whitby YO21 3XQ",
    "date": "2026-02-03",
    "subject": "Complaint about our stay, booking HL-44190, 23 to 26 January 2026",
    "case_or_customer_number": "HL-44190",
    "deadline": "2026-02-24",
}
CSS = """
p { font-family: Charis SIL; font-size: 10.4pt; line-height: 1.45; margin: 0 0 8pt 0; }
"""
BODY = """
<p>Dear Mr Pemberton,</p>
<p><b>Complaint about our stay, booking HL-44190, 23 to 26 January 2026</b></p>
<p>I am writing to complain about the appalling state of the room that we were given and, worse,
about the rude way in which your staff dealt with us. My husband and I had saved for this
anniversary weekend for months. It was a bitter disappointment from the first evening to the
last.</p>
<p>We had booked and paid for a sea-view double at £189.00 a night. We were put into a room over
the kitchen yard, with a broken radiator, a filthy bathroom and black mould along the window. When
I asked at the desk for another room I was told, in front of other guests, that I should "have
read the small print". Nobody apologised. The heating was not repaired until Sunday morning, and
we slept in our coats.</p>
<p>On the last day we found that £64.50 had been added to our bill for a dinner that we never had.
Your receptionist refused to remove it, and I paid under protest because our taxi was waiting.</p>
<p>I find this unacceptable. I therefore ask you to</p>
<p style="margin-left:18pt">1. refund the £64.50 that was wrongly charged,<br/>
2. refund half of the room rate, that is £283.50, and<br/>
3. tell me in writing what you will do about the condition of that room.</p>
<p>Please reply by 24 February 2026. If I do not hear from you by then I shall take the matter to
the trading standards office and to my card company. I enclose copies of the bill and six
photographs.</p>
<p>Yours sincerely,</p>
"""


def make() -> Sample:
    document = new_document("Letter to Harbour Light Hotel", "Quill Office 24")
    sheet = add_sheet(document)
    _letterhead(sheet)
    sheet.lines(
        80,
        158,
        ["The Manager", "Harbour Light Hotel", "3 Quayside", "Whitby", "YO21 3XQ"],
        Style("serif", 11),
    )
    sheet.write(515, 248, "3 February 2026", Style("serif", 11, align="right"))
    prose(sheet, (80, 266, 515, 690), BODY, CSS)
    sign(sheet, (86, 716), 52, 116)
    sheet.write(80, 746, "Margaret Ellery", Style("serif", 11))
    sheet.write(80, 770, "Encl.: copy of the bill, six photographs", Style("serif", 9.5, GREY))
    return Sample(
        "letter-complaint-en",
        "documents/letter-complaint-en.pdf",
        "letter_email",
        "en",
        to_bytes(document),
        FIELDS,
        sentiment="negative",
    )


def _letterhead(sheet: Sheet) -> None:
    sheet.write(297.5, 66, "Margaret Ellery", Style("serif-italic", 22, align="center"))
    line = (
        "9 Orchard Rise, Ludlow, Shropshire SY8 1XR  ·  01584 555 0162  ·  m.ellery@postbox.example"
    )
    sheet.write(297.5, 86, line, Style("serif", 9.5, GREY, "center"))
    sheet.rule((200, 96), (395, 96), BLACK, 0.5)
    sheet.page.draw_circle((297.5, 96), 2, color=BLACK, fill=BLACK)
