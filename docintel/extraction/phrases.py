"""How letters begin and end."""

from __future__ import annotations

from docintel.core.squash import squash

_SALUTATIONS = tuple(
    squash(phrase)
    for phrase in (
        "dear sir", "dear madam", "dear mr", "dear ms", "dear mrs", "dear customer", "dear team",
        "to whom it may concern", "hello", "good morning", "ladies and gentlemen",
        "sehr geehrte", "liebe frau", "lieber herr", "liebes team", "guten tag", "hallo",
        "madame", "monsieur", "mesdames", "chere madame", "cher monsieur", "bonjour",
        "estimado", "estimada", "muy senor", "querido", "querida", "buenos dias",
        "gentile", "gentili", "egregio", "spettabile ditta", "buongiorno",
        "geachte", "beste",
    )
)  # fmt: skip
_CLOSINGS = tuple(
    squash(phrase)
    for phrase in (
        "yours sincerely", "yours faithfully", "yours truly", "sincerely", "kind regards",
        "best regards", "regards", "with kind regards", "best wishes", "respectfully",
        "mit freundlichen grussen", "mit freundlichem gruss", "freundliche grusse", "viele grusse",
        "hochachtungsvoll", "beste grusse", "mit besten grussen",
        "cordialement", "bien cordialement", "veuillez agreer", "bien a vous",
        "sinceres salutations", "respectueusement", "je vous prie d agreer",
        "nous vous prions d agreer",
        "atentamente", "un cordial saludo", "saludos", "cordialmente", "reciba un cordial",
        "distinti saluti", "cordiali saluti", "in fede", "cordialmente", "con osservanza",
        "met vriendelijke groet", "hoogachtend", "vriendelijke groet",
    )
)  # fmt: skip
#: A name may follow, a sentence may not: `Dear Ms Miller,`
_LONGEST_SALUTATION = 80


def is_salutation(text: str) -> bool:
    """Whether the line greets the reader."""
    squashed = squash(text)
    plain = squashed.startswith(_SALUTATIONS) or (
        text.casefold().startswith(("dear ", "hi ")) and text.rstrip().endswith((",", ":"))
    )
    return plain and len(text) <= _LONGEST_SALUTATION and not text.rstrip().endswith(".")


def is_closing(text: str) -> bool:
    """Whether the line takes leave."""
    return squash(text).startswith(_CLOSINGS)
