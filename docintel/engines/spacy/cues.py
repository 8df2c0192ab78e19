"""Words beside which the name of a person or firm stands."""

from __future__ import annotations

#: Before a surname or full name.
TITLES = (
    *("Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dr", "Dr.", "Prof", "Prof."),
    *("Herr", "Herrn", "Frau", "Hrn.", "Dipl.-Ing.", "Ing."),
    *("Monsieur", "Madame", "Mademoiselle", "Mme", "Mme.", "Mlle", "Mlle."),
    *("Señor", "Señora", "Señorita", "Sr", "Sr.", "Sra", "Sra.", "Srta."),
    *("Signor", "Signora", "Sig.", "Sig.ra", "Sig.na", "Dott.", "Dott.ssa", "Avv."),
    *("Dhr.", "dhr.", "Mevr.", "Mw.", "mw.", "mevrouw", "Mevrouw", "heer"),
    *("Pan", "Pani", "Fru", "pan", "paní", "Senhor", "Senhora"),
)
#: Before a full name, after a colon or not; one word alone is not believed.
ATTENTION = (
    *("Attn", "Attn.", "Attention", "FAO", "c/o", "Contact", "Contact person", "Cashier"),
    *("z. Hd.", "z.Hd.", "zu Händen", "zu Hd.", "Ansprechpartner", "Ansprechpartnerin"),
    *("Sachbearbeiter", "Sachbearbeiterin", "Bearbeiter", "Bearbeiterin", "Kontoinhaber"),
    *("Geschäftsführer", "Geschäftsführerin", "Inh.", "Inhaber", "Inhaberin"),
    *("à l'attention de", "A l'attention de", "Interlocuteur", "Contact client"),
    *("A la atención de", "Att.", "Persona de contacto"),
    *("Alla cortese attenzione di", "c.a.", "Referente"),
    *("t.a.v.", "T.a.v.", "Contactpersoon"),
    *("Account holder", "Prepared by", "Approved by", "Signed by", "Employee", "Employee name"),
)
#: Before a name that a comma, colon or the line's end follows.
GREETINGS = (
    *("Dear", "Hello", "Hi", "Liebe", "Lieber", "Hallo", "Cher", "Chère", "Bonjour"),
    *("Estimado", "Estimada", "Querido", "Querida", "Hola", "Caro", "Cara", "Gentile", "Egregio"),
    *("Beste", "Geachte", "Kære", "Hej", "Drogi", "Droga", "Caro", "Prezado", "Prezada"),
)
#: Above the name of who signs.
CLOSINGS = (
    *("Kind regards", "Best regards", "Warm regards", "Regards", "Best wishes"),
    *("Yours sincerely", "Yours faithfully", "Yours truly", "Sincerely", "Sincerely yours"),
    *("Mit freundlichen Grüßen", "Mit freundlichen Gruessen", "Mit freundlichen Grüssen"),
    *("Freundliche Grüße", "Mit freundlichem Gruß", "Mit besten Grüßen", "Viele Grüße"),
    *("Herzliche Grüße", "Hochachtungsvoll", "Beste Grüße"),
    *("Cordialement", "Bien cordialement", "Salutations distinguées", "salutations distinguées"),
    *("sentiments distingués", "Meilleures salutations", "sentiments les meilleurs"),
    *("Atentamente", "Saludos cordiales", "Un cordial saludo", "Un saludo", "Muy atentamente"),
    *("Distinti saluti", "Cordiali saluti", "In fede"),
    *("Met vriendelijke groet", "Met vriendelijke groeten", "Hoogachtend"),
    *("Med venlig hilsen", "Med vänliga hälsningar", "Z poważaniem", "S pozdravem"),
    *("Com os melhores cumprimentos", "Atenciosamente"),
)
#: In front of a signature: by order, by proxy.
BY_ORDER = ("i. A.", "i.A.", "i. V.", "i.V.", "ppa.", "p.p.", "p.o.", "gez.")

#: Between the words of a name.
PARTICLES = frozenset(
    {"von", "van", "der", "den", "de", "del", "della", "di", "da", "du", "la", "le", "dos", "ter"}
    | {"ten", "zu", "zum", "zur", "af", "bin", "binti", "al", "el", "y", "'t"}
)
#: Words with a capital that follow a title or greeting and are no name.
NO_NAMES = frozenset(
    # titles, which are cues of their own
    {"mr", "mrs", "ms", "miss", "dr", "prof", "herr", "herrn", "frau", "hrn", "mme", "mlle", "ing"}
    | {"sr", "sra", "srta", "sig", "dott", "avv", "signor", "fru", "pan", "pani", "mevr", "dhr"}
    | {"sir", "sirs", "madam", "customer", "customers", "team", "all", "colleague", "colleagues"}
    | {"friends", "client", "clients", "reader", "member", "members", "sirs/madams", "supplier"}
    | {"damen", "herren", "kunde", "kundin", "kunden", "kollegen", "kolleginnen", "mitglied"}
    | {"monsieur", "madame", "messieurs", "mesdames", "président", "directeur", "directrice"}
    | {"señor", "señora", "señores", "cliente", "clientes", "director", "directora", "amigo"}
    | {"signori", "signore", "signora", "dottore", "direttore", "heer", "heren", "mevrouw"}
    | {"dames", "klant", "relatie", "manager", "rechtsanwalt", "professor", "doktor", "und", "and"}
    | {"accounts", "payable", "order", "orders", "department", "office", "sales", "service"}
    | {"billing", "support", "desk"}
    | {"buchhaltung", "einkauf", "vertrieb", "abteilung", "kundenservice", "kundendienst"}
    | {"rechnung", "invoice", "tel", "fax", "e-mail", "email", "phone", "mobile", "date", "datum"}
)

#: Legal forms at the end of a firm's name. Forms that are also words (as, co, sa) need capitals.
LEGAL_FORMS = (
    # Germany, Austria, Switzerland
    *("GmbH & Co. KG", "GmbH & Co KG", "GmbH & Co.", "GmbH & Co. KGaA", "AG & Co. KG"),
    *("SE & Co. KGaA",),
    *("UG (haftungsbeschränkt) & Co. KG", "UG (haftungsbeschränkt)", "gGmbH", "GmbH", "mbH"),
    *("GMBH", "GMBH & CO. KG", "AG", "KGaA", "KG", "OHG", "GbR", "e.K.", "e. K.", "eG", "e.V."),
    *("e. V.", "PartG mbB", "PartG", "Ges.m.b.H.", "GesmbH", "SE", "Sàrl", "a.G.", "& Co."),
    # English
    *("Limited", "Ltd", "Ltd.", "LTD", "LTD.", "LIMITED", "PLC", "plc", "Plc", "LLP", "LP"),
    *("Inc", "Inc.", "INC", "INC.", "Incorporated", "Corp", "Corp.", "CORP", "CORP."),
    *("Corporation", "CORPORATION", "LLC", "L.L.C.", "L.P.", "Co., Ltd.", "Co. Ltd.", "Co., Ltd"),
    *("Co. Limited", "Pty Ltd", "Pty. Ltd.", "PTY LTD", "Pte Ltd", "Pte. Ltd.", "PTE LTD", "CIC"),
    *("Pvt Ltd", "Pvt. Ltd.", "Private Limited", "DAC", "Company", "& Sons", "& Co", "N.A."),
    # Malaysia, Indonesia
    *("Sdn Bhd", "Sdn. Bhd.", "SDN BHD", "SDN. BHD.", "SDN BHD.", "SDN.BHD.", "Bhd", "BHD", "Tbk"),
    # French
    *("S.A.", "SA", "SAS", "S.A.S.", "SASU", "SARL", "S.A.R.L.", "EURL", "SNC", "SCI", "SCOP"),
    *("SPRL", "SRL", "ASBL"),
    # Spanish, Portuguese, Latin American
    *("S.L.", "SL", "S.L.U.", "SLU", "S.A.U.", "SAU", "S. A.", "S. L.", "S. Coop.", "Lda", "Lda."),
    *("LDA", "Ltda", "Ltda.", "LTDA", "S.A. de C.V.", "EIRELI", "S/A"),
    # Italian
    *("S.p.A.", "SpA", "S.P.A.", "SPA", "S.r.l.", "Srl", "S.R.L.", "S.r.l.s.", "S.n.c.", "Snc"),
    *("S.a.s.", "Sas", "Soc. Coop.", "S.c.a.r.l.", "S.s."),
    # Dutch, Belgian
    *("B.V.", "BV", "B.V", "N.V.", "NV", "V.O.F.", "VOF", "C.V.", "BVBA", "CVBA", "VZW"),
    # Nordic
    *("A/S", "ApS", "APS", "I/S", "K/S", "AB", "HB", "Oy", "Oyj", "ASA", "Ab"),
    # Central and eastern Europe
    *("Sp. z o.o.", "sp. z o.o.", "Sp. z o. o.", "SP. Z O.O.", "Sp. k.", "Sp. j.", "s.r.o."),
    *("spol. s r.o.", "a.s.", "v.o.s.", "k.s.", "Kft.", "Kft", "Zrt.", "Nyrt.", "d.o.o.", "d.d."),
    *("EOOD", "OOD", "S.R.L", "OÜ", "UAB", "SIA"),
)
#: Small words inside a firm's name.
INSIDE_FIRMS = frozenset(
    {"&", "+", "-", "/", "'", "\u2019", ".", ",", "(", ")"}
    | {"and", "und", "et", "e", "y", "en", "og"}
    | {"of", "the", "de", "der", "des", "du", "la", "le", "les", "di", "del", "della", "dei", "van"}
    | {"von", "f\u00fcr", "pour", "for", "zur", "zum", "am", "im", "i", "och"}
)
#: Capitalised words in front of a firm that do not belong to its name, unless they are all of it.
BEFORE_FIRMS = frozenset(
    {"(", ")", "firma", "fa", "company", "bill", "ship", "sold", "payable", "cheque", "bank"}
    | {"invoice", "rechnung", "facture", "factura", "fattura", "factuur", "receipt", "customer"}
    | {"kunde", "lieferant", "supplier", "buyer", "seller", "vendor", "client", "cliente"}
    | {"soci\u00e9t\u00e9", "societ\u00e0", "empresa", "ditta"}
)
#: Words that no firm's name begins with.
NEVER_FIRMS = frozenset(
    {"from", "to", "by", "an", "von", "the", "die", "der", "das", "our", "with", "and", "und"}
    | {"wir", "we", "dear", "at", "for", "in", "is", "eine", "einer", "a", "une", "un", "una"}
)
