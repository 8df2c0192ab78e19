"""Recognise names of companies by their legal form, and what is no name at all."""

from __future__ import annotations

import re
from functools import lru_cache

from docintel.core.addresses import looks_like_address_line

#: Legal forms as they end a company's name.
_FORMS = (
    r"GmbH(?:\s?&\s?Co\.?\s?KG(?:aA)?)?|gGmbH|mbH|VVaG|a\.\s?G\.|AG|KG|OHG|GbR|e\.?\s?K\.?|e\.?\s?V\.?|UG(?:\s\(haftungsbeschränkt\))?|SE|eG|KGaA"
    r"|LTD\.?|LIMITED|GMBH"
    r"|Ltd\.?|Limited|LLC|L\.L\.C\.|LLP|Inc\.?|Corp\.?|Corporation|PLC|plc|Co\.|Company|Pty|Pte\.?|PBC"
    r"|SARL|S\.?A\.?R\.?L\.?|SAS|S\.A\.S\.?|SASU|EURL|SNC|SCI|S\.A\.|SA"
    r"|S\.L\.U?\.?|SLU?|S\.?\s?Coop\.?"
    r"|S\.?p\.?A\.?|SPA|S\.?r\.?l\.?s?\.?|SRL|S\.n\.c\.|S\.a\.s\."
    r"|B\.?V\.?(?:BA)?|N\.?V\.?|V\.?O\.?F\.?|C\.?V\.?"
    r"|Sdn\.?\s?Bhd\.?|SDN\.?\s?BHD\.?|S/B|Bhd\.?|BHD\.?|ApS|A/S|AB|Oy|AS|ASA|Kft\.?|Sp\.\sz\so\.o\.|s\.r\.o\."
    r"|ENTERPRISE|TRADING|HOLDINGS?|GROUP"
)
_ENDS_WITH_FORM = re.compile(rf"(?<=[\w.,&)]\s)(?:{_FORMS})(?![\w])")
_ONLY_FORM = re.compile(rf"\(?[A-Z]?\)?\s?(?:{_FORMS})\.?", re.IGNORECASE)
#: Numbers of registration that follow a name: (742016-W), CO. REG NO: 12345-X, GST ID.
_REGISTRATION = re.compile(
    r"\s*[\[(]?\s*\(?(?:(?:co|company|reg|roc|business)\b[\s.:]*)*(?:(?:no|number)\b[\s.:]*)?"
    r"\(?(?!(?:19|20)\d\d\s*$)\d{4,9}\s?-?\s?[A-Z]{0,2}\)?\s*[\])]?\s*$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:tel|fax|phone|telefon|mobile|e-?mail|www|https?|iban|bic|page|seite|date|datum|gst|vat|ust|tva"
    r"|sst|p\.?\s?iva|btw|nif|cif|steuer\w*|kunden-?(?:nr|nummer)|gln|siret|ihre|unsere"
    r"|your ref|our ref|hrb?\b|registered|konto|nr\b|no\b|n°)"
    r"\b|@|^\W*$",
    re.IGNORECASE,
)
_ATTENTION = re.compile(
    r"(?:the\s)?(?:manager|director|customer services?|accounts(?: payable)?|purchasing|finance)"
    r"(?:\s\w+)?$|(?:attn|att|for the attention|z\.?\s?hd|c/o)\b|order desk$"
    r"|(?:einkauf|buchhaltung|kundenservice|service clients?|comptabilité|la direction)$",
    re.IGNORECASE,
)
#: Headings of a block, and titles of documents, that stand where a name might.
_HEADING = re.compile(
    r"(?:address|adresse|anschrift|direcci[oó]n|indirizzo|adres|invoice|rechnung|facture|factura|fattura|factuur"
    r"|contact|kontakt|empfänger|customer|client|kunde|cliente|klant|delivery|livraison|lieferung"
    r"|nummer|number|korrektur|receipt|bestellung|purchase order|statement|page|order)\w*$"
    r"|^(?:invoice|rechnung|facture|factura|fattura|factuur|bill to|ship to|sold to|livr"
    r"|delivery|bestellung)\b",
    re.IGNORECASE,
)
_SALUTED = re.compile(
    r"^(?:firma|herrn?|frau|familie|fa\.|spett\.?\s?le|spettabile|de heer|mevrouw)\s+",
    re.IGNORECASE,
)


def has_legal_form(text: str) -> bool:
    """Whether the text holds a name with its legal form, such as `Muster GmbH`."""
    return bool(_ENDS_WITH_FORM.search(text))


def is_attention(text: str) -> bool:
    """Whether a line in an address names a role or department, not the addressee."""
    return bool(_ATTENTION.match(text.strip()))


def names_bank(text: str) -> bool:
    """Whether the text looks like the name of a bank."""
    return bool(
        re.search(
            r"bank\b|sparkasse|building society|banque|banco\b|banca\b|crédit|caisse|caja",
            text,
            re.I,
        )
    )


def is_only_legal_form(text: str) -> bool:
    """Whether a line holds nothing but the end of a name broken over lines: `SDN BHD`."""
    return bool(_ONLY_FORM.fullmatch(text.strip()))


# One line is asked for with every block that it may belong to.
@lru_cache(maxsize=1_000)
def could_be_name(text: str) -> bool:
    """Whether a line may be the name of a person or company."""
    letters = sum(map(str.isalpha, text))
    if ":" in text or not without_title(f"{text.strip()} "):
        return False
    if letters < 3 or letters < 0.5 * len(text.replace(" ", "")) or len(text) > 80:
        return False
    stripped = text.strip()
    heads = _HEADING.search(stripped) and not has_legal_form(stripped)
    return not heads and not _NO_NAME.match(stripped) and not looks_like_address_line(stripped)


def without_registration(name: str) -> str:
    """The name without the number of registration behind it."""
    return _REGISTRATION.sub("", name).strip(" ,;:-*") or name.strip()


def without_title(name: str) -> str:
    """The name without `Herrn`, `Firma` or `Mr` in front."""
    return _SALUTED.sub("", name).strip()
