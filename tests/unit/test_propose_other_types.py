from __future__ import annotations

from tests.unit.typesetting import Placed, values

LETTER: list[Placed] = [
    (50, 40, "Jane Sample"),
    (50, 65, "12 Garden Lane"),
    (50, 90, "Bristol BS1 5TR"),
    (50, 180, "14 March 2026"),
    (50, 260, "The Manager"),
    (50, 285, "Harbour Light Hotel"),
    (50, 310, "3 Quayside"),
    (50, 335, "Whitby YO21 3XQ"),
    (50, 420, "Your reference: AB-99321"),
    (50, 470, "Complaint about our stay"),
    (50, 520, "Dear Mr Miller,"),
    (50, 570, "Please reply no later than 31 March 2026."),
    (50, 640, "Yours sincerely,"),
    (50, 740, "Jane Sample"),
]


def test_a_letter_is_from_who_signed_it() -> None:
    found = values("letter_email", LETTER)
    assert found["sender_name"] == "Jane Sample"
    assert found["recipient_name"] == "Harbour Light Hotel"
    assert found["sender_address"] == "12 Garden Lane, Bristol BS1 5TR"


def test_subject_dates_and_references_of_a_letter_are_read() -> None:
    found = values("letter_email", LETTER)
    assert found["subject"] == "Complaint about our stay"
    assert (found["date"], found["deadline"]) == ("2026-03-14", "2026-03-31")
    assert found["your_reference"] == "AB-99321"


def test_the_head_of_a_mail_is_read_without_its_addresses() -> None:
    placed = [
        (50, 40, "From: Tom Client <tom@client.example>"),
        (50, 70, "To: Support <support@seller.example>"),
        (50, 100, "Subject: Order 5531 not delivered"),
        (50, 160, "Hello team,"),
    ]
    found = values("letter_email", placed)
    assert (found["sender_name"], found["recipient_name"]) == ("Tom Client", "Support")
    assert found["sender_email"] == "tom@client.example"
    assert found["subject"] == "Order 5531 not delivered"


def test_the_parties_and_terms_of_a_contract_are_read() -> None:
    placed = [
        (300, 40, "SERVICE AGREEMENT"),
        (50, 100, "is made by and between"),
        (50, 130, '(1) Brightwater Consulting Ltd, 5 Mill Street (the "Provider"); and'),
        (50, 160, '(2) Harvest Foods GmbH, Marktplatz 2 (the "Client").'),
        (50, 220, "This Agreement is effective as of 1 May 2026 and ends on 30 April 2028."),
        (50, 250, "The notice period is 90 days."),
        (50, 280, "This Agreement is governed by the laws of England and Wales."),
    ]
    found = values("contract", placed)
    assert found["parties"] == "Brightwater Consulting Ltd; Harvest Foods GmbH"
    assert (found["effective_date"], found["expiry_date"]) == ("2026-05-01", "2028-04-30")
    assert found["notice_period"] == "90 days"
    assert found["governing_law"] == "England and Wales"
    assert found["title"] == "SERVICE AGREEMENT"


def test_period_and_balances_of_a_statement_are_read() -> None:
    placed = [
        (50, 40, "Harbour Bank plc"),
        (50, 150, "Statement period 01/02/2026 to 28/02/2026"),
        (50, 200, "Account number 12345678"),
        (50, 250, "Opening balance"),
        (700, 250, "500.00"),
        (50, 280, "Closing balance"),
        (700, 280, "1,160.00"),
    ]
    found = values("bank_statement", placed)
    assert (found["period_start"], found["period_end"]) == ("2026-02-01", "2026-02-28")
    assert (found["opening_balance"], found["closing_balance"]) == ("500.00", "1160.00")
    assert (found["bank_name"], found["account_number"]) == ("Harbour Bank plc", "12345678")


def test_the_sender_of_an_order_is_its_buyer() -> None:
    placed = [
        (50, 40, "Harvest Foods GmbH"),
        (600, 40, "PURCHASE ORDER"),
        (600, 80, "PO number: 2026-42"),
        (50, 150, "Vendor"),
        (50, 175, "Steel Parts Ltd"),
        (50, 200, "9 Forge Road"),
        (50, 225, "Sheffield S1 2AB"),
    ]
    found = values("purchase_order", placed)
    assert (found["buyer_name"], found["supplier_name"]) == (
        "Harvest Foods GmbH",
        "Steel Parts Ltd",
    )
    assert found["po_number"] == "2026-42"


def test_american_dates_are_read_month_first() -> None:
    placed = [(50, 40, "Portland, OR 97204"), (50, 100, "Invoice date 03/04/2026")]
    assert values("invoice", placed)["invoice_date"] == "2026-03-04"
    assert values("invoice", placed[1:])["invoice_date"] == "2026-04-03"


def test_a_signature_that_reads_like_re_announces_no_subject() -> None:
    placed: list[Placed] = [
        (50, 300, "Reklamation Ihrer Lieferung, Auftrag 25-4471"),
        (50, 360, "Sehr geehrte Damen und Herren,"),
        (50, 400, "die Ware ist zerbrochen."),
        (50, 600, "Mit freundlichen Grüßen"),
        (80, 640, "Re"),
        (50, 670, "Karl-Heinz Brömmelkamp"),
    ]
    found = values("letter_email", placed)
    assert found["subject"] == "Reklamation Ihrer Lieferung, Auftrag 25-4471"
    assert found["case_or_customer_number"] == "25-4471"


def test_a_span_in_another_thought_is_no_term_of_the_contract() -> None:
    placed = [
        (50, 40, "Confidentiality lasts during the term and for two years after it."),
        (50, 90, "This contract begins on 1 May 2026 and ends on 30 April 2029."),
    ]
    assert "term" not in values("contract", placed)
    placed[0] = (50, 40, "The term of this contract is three years.")
    assert values("contract", placed)["term"] == "three years"
