"""A customer's complaint in German, typed on a typewriter face, stamped on arrival and scanned."""

from __future__ import annotations

from .sample import Sample
from .scan import Scanner, to_pdf
from .sheet import Sheet, Style, add_sheet, new_document, to_images
from .signature import sign
from .stamp import RED, stamp

FIELDS = {
    "sender_name": "Karl-Heinz Brömmelkamp",
    "sender_address": "Ahornweg 27, 59494 Soest",
    "sender_phone": "02921 555 0137",
    "recipient_name": "Börde-Küchenstudio GmbH",
    "recipient_address": "Industriestraße 44, 59557 Lippstadt",
    "date": "2026-02-09",
    "subject": "Reklamation Ihrer Küchenlieferung, Auftrag 25-4471",
    "case_or_customer_number": "25-4471",
    "deadline": "2026-02-27",
}
BODY = (
    "Sehr geehrte Damen und Herren,",
    "am 28. Januar haben Ihre Monteure unsere neue Küche geliefert und eingebaut. Mit dem "
    "Ergebnis bin ich äußerst unzufrieden, und ich reklamiere hiermit ausdrücklich die "
    "folgenden Mängel:",
    "- Die Arbeitsplatte hat neben der Spüle einen Riss von 12 cm Länge.",
    "- Zwei Türen der Oberschränke sind zerkratzt und schließen nicht.",
    "- Der Geschirrspüler wurde falsch angeschlossen. Das auslaufende Wasser hat den "
    "Parkettboden beschädigt.",
    "Dreimal habe ich bei Ihnen angerufen. Zweimal wurde mir ein Rückruf versprochen, der nie "
    "kam, beim dritten Mal hat man einfach aufgelegt. So etwas habe ich noch nicht erlebt. "
    "Für eine Küche zum Preis von 11.480,00 EUR ist das eine Zumutung.",
    "Ich fordere Sie auf, die Mängel bis zum 27.02.2026 zu beseitigen und mir den Schaden am "
    "Boden zu ersetzen. Bis dahin behalte ich den Restbetrag von 2.300,00 EUR ein. Nach "
    "Ablauf der Frist werde ich einen Rechtsanwalt einschalten.",
    "Mit freundlichen Grüßen",
)


def make() -> Sample:
    document = new_document("Brief", "")
    sheet = add_sheet(document)
    _heads(sheet)
    y = 352.0
    for text in BODY:
        y = sheet.paragraph((72, y, 452), text, Style("mono", 10.2), 1.4) + 8
    sign(sheet, (78, y + 34), 47, 130)
    sheet.write(72, y + 62, "Karl-Heinz Brömmelkamp", Style("mono", 10.2))
    stamp(sheet, (446, 286), ["EINGEGANGEN", "11. Feb. 2026", "Kundendienst"], RED, -5)
    scanner = Scanner(seed=13, skew=-0.7, grain=4, paper=244, blur=0.7, color=True)
    pages = [scanner(page) for page in to_images(document)]
    return Sample(
        "letter-complaint-de-scan",
        "documents/letter-complaint-de-scan.pdf",
        "letter_email",
        "de",
        to_pdf(pages, "Scan", quality=50),
        FIELDS,
        sentiment="negative",
    )


def _heads(sheet: Sheet) -> None:
    style = Style("mono", 10.2)
    rows = ["Karl-Heinz Brömmelkamp", "Ahornweg 27", "59494 Soest", "Tel. 02921 555 0137"]
    sheet.lines(72, 70, rows, style)
    rows = ["Börde-Küchenstudio GmbH", "Kundendienst", "Industriestraße 44", "59557 Lippstadt"]
    sheet.lines(72, 158, rows, style)
    sheet.write(524, 238, "Soest, den 9. Februar 2026", style.but(align="right"))
    sheet.write(72, 322, FIELDS["subject"], Style("mono-bold", 10.2))
    sheet.rule((72, 325), (72 + style.width(FIELDS["subject"]), 325), width=0.7)
