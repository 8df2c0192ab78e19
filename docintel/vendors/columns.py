"""What the columns of a list of business partners are called, in the tables that programs write."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from docintel.core.squash import squash


class Column(StrEnum):
    """What a cell says; those from `street` on are the parts of an address."""

    NUMBER = "number"
    NAME = "name"
    OTHER_NAMES = "other_names"
    ADDRESS = "address"
    TAX_IDS = "tax_ids"
    REGISTRATIONS = "registrations"
    IBANS = "ibans"
    BICS = "bics"
    PHONES = "phones"
    DOMAINS = "domains"
    CUSTOMER_NUMBER = "customer_number"
    CURRENCY = "currency"
    DUE_DAYS = "due_days"
    LEARNED = "learned"
    STREET = "street"
    HOUSE_NUMBER = "house_number"
    POSTCODE = "postcode"
    TOWN = "town"
    REGION = "region"
    COUNTRY = "country"


#: Headers as they are compared: without case, blanks, marks and a number behind.
_HEADERS: Mapping[Column, str] = {
    Column.NUMBER: (
        "number, no, id, vendor, vendor number, vendor no, vendor id, vendor code, supplier number,"
        " supplier no, supplier id, supplier code, partner number, partner id, creditor number,"
        " creditor no, lieferantennummer, lieferantennr, lieferanten nr, kreditor, kreditornummer,"
        " kreditorennummer, kreditornr, kreditoren nr, kreditorenkonto, personenkonto, lifnr,"
        " partnernummer, geschäftspartner, code fournisseur, numéro fournisseur, n fournisseur,"
        " código proveedor, número proveedor, codice fornitore, leveranciersnummer, crediteurnummer"
    ),
    Column.NAME: (
        "name, company, company name, vendor name, supplier name, partner name, legal name,"
        " creditor name, firma, firmenname, lieferant, lieferantenname, kreditorname, supplier,"
        " name lieferant, unternehmen, bezeichnung, nom, raison sociale, fournisseur,"
        " nom fournisseur, razón social, nombre, proveedor, ragione sociale, fornitore, naam,"
        " bedrijfsnaam, leverancier"
    ),
    Column.OTHER_NAMES: (
        "other names, other name, other spellings, spellings, alias, aliases, also known as,"
        " trading name, trade name, short name, search term, suchbegriff, kurzname,"
        " kurzbezeichnung, weitere namen, andere schreibweisen, matchcode, nom commercial,"
        " autres noms, nombre comercial, otros nombres, altri nomi, handelsnaam, andere namen"
    ),
    Column.ADDRESS: (
        "address, full address, postal address, adresse, anschrift, dirección, indirizzo, adres"
    ),
    Column.TAX_IDS: (
        "tax ids, tax id, tax number, tax no, vat, vat id, vat no, vat number, vat reg no,"
        " vat registration number, ust id, ust idnr, ust id nr, ustid, ustidnr, uid, uid nummer,"
        " umsatzsteuer id, umsatzsteuer identifikationsnummer, steuernummer, steuer nr, stceg,"
        " numéro tva, n tva, tva, tva intracommunautaire, nif, cif, cif nif, nif cif, partita iva,"
        " p iva, piva, codice fiscale, btw nummer, btw id, btw, ein, gst, gst id, gst no,"
        " gst number, gst reg no, sst no, abn"
    ),
    Column.REGISTRATIONS: (
        "registrations, registration, registration number, registration no, company number,"
        " company registration number, company reg no, reg no, co reg no, register number,"
        " handelsregister, handelsregisternummer, hrb, hr nummer, siret, siren, kvk, kvk nummer,"
        " national id, duns, gln"
    ),
    Column.IBANS: "ibans, iban, bank account iban, bankverbindung iban",
    Column.BICS: "bics, bic, swift, swift code, bic swift, swift bic",
    Column.PHONES: (
        "phones, phone, phone number, telephone, tel, mobile, mobile phone, fax, telefon, handy,"
        " telefonnummer, telefax, téléphone, teléfono, telefono, telefoon, telf"
    ),
    Column.DOMAINS: (
        "domains, domain, e mail domain, website, web, web site, homepage, url, e mail, mail,"
        " mail address, e mail address, email domain, webseite, internet, e mail adresse,"
        " site web, courriel, correo, correo electrónico, sito web, posta elettronica"
    ),
    Column.CUSTOMER_NUMBER: (
        "customer number, customer no, our customer number, our account number, our account no,"
        " account at vendor, kundennummer, kunden nr, unsere kundennummer, kundennummer beim"
        " lieferanten, eigene kundennummer, numéro client, n client, número cliente,"
        " codice cliente, klantnummer"
    ),
    Column.CURRENCY: "currency, currency code, währung, waehrung, devise, moneda, divisa, valuta",
    Column.DUE_DAYS: (
        "due days, payment days, days, net days, terms days, days net, payment terms days,"
        " credit days, zahlungsziel, zahlungsziel tage, zahlungsfrist, netto tage, fällig in tagen,"
        " délai de paiement, plazo de pago, giorni pagamento, betalingstermijn, betaaltermijn"
    ),
    Column.LEARNED: "learned",
    Column.STREET: (
        "street, address line, street address, address 1, straße, strasse, rue, calle, via, straat"
    ),
    Column.HOUSE_NUMBER: "house number, house no, hausnummer, haus nr, huisnummer",
    Column.POSTCODE: (
        "postcode, post code, postal code, zip, zip code, plz, postleitzahl, code postal,"
        " código postal, cap"
    ),
    Column.TOWN: "town, city, ort, stadt, ville, ciudad, población, città, comune, plaats, stad",
    Column.REGION: "region, state, province, county, bundesland, provincia, provincie",
    Column.COUNTRY: "country, country code, land, pays, país, paese, ländercode, landcode",
}
_BY_HEADER = {
    squash(header): column for column, headers in _HEADERS.items() for header in headers.split(",")
}
_NUMBERED = re.compile(r"[\s_.#-]*\d{1,2}$")

#: What a header of one's own may be called, for whoever wrote one that is not known.
USUAL = ", ".join(column.value for column in Column if column is not Column.LEARNED)


def column_of(header: str) -> Column | None:
    """What the column holds; `IBAN 2` and `iban_2` are further accounts."""
    return _BY_HEADER.get(squash(header)) or _BY_HEADER.get(squash(_NUMBERED.sub("", header)))


def columns_of(headers: Sequence[str]) -> Mapping[str, Column]:
    """The columns that are known, by header; two headers may hold the same thing."""
    return {header: column for header in headers if (column := column_of(header))}
