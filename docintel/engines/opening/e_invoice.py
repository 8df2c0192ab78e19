"""Open an e-invoice that comes as bare XML: its values set as pages, the XML as an attachment."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from docintel.core.document import BARE_E_INVOICE, Attachment
from docintel.engines.factur_x import FacturX
from docintel.engines.factur_x.as_html import as_html
from docintel.engines.opening.reply import DrawnPage
from docintel.engines.opening.request import OpenRequest
from docintel.engines.pymupdf.document import PdfPages
from docintel.engines.pymupdf.typeset import pdf_of_html
from docintel.errors import UnsupportedTypeError


class EInvoicePages:
    """Raises UnsupportedTypeError for XML that is no e-invoice, is damaged, or brings a DTD."""

    def __init__(self, request: OpenRequest) -> None:
        xml = Path(request.path).read_bytes()
        invoice = FacturX().read(xml)
        if invoice is None:
            raise UnsupportedTypeError(
                "the XML is damaged, brings a DTD, or is none of Factur-X, ZUGFeRD, Order-X and UBL"
                " (XRechnung, Peppol); ask its sender for the invoice as PDF"
            )
        # What is drawn is no file, so that no other program could draw it.
        drawn = replace(request, rasterizer="pymupdf")
        self._pages = PdfPages(drawn, pdf_of_html(as_html(invoice)))
        self.page_count = self._pages.page_count
        self.attachments = (Attachment(BARE_E_INVOICE, xml),)

    def draw(self, number: int) -> DrawnPage:
        return self._pages.draw(number)
