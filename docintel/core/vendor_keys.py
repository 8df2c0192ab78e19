"""The keys under which a business partner is looked up, from its data and from what is printed.

What readers mistake for one another (0 and O, 1 and I, 8 and B ...) is the same letter in a key, so
that most misreadings are found at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docintel.core.squash import squash
from docintel.core.vendor import Vendor

#: What a key is of. Only `id`, `tel` and `at` tell one partner from all others.
ID, PHONE, DOMAIN, NAME, BEGINS, ENDS, WORD = "id", "tel", "at", "name", "from", "to", "word"

#: Shorter numbers stand on every page.
SHORTEST_ID, FEWEST_DIGITS = 6, 4
LONGEST_ID = 34
#: Numbers are printed with a country, with a trunk zero, or with neither.
_PHONE_DIGITS = 9
_SHORTEST_PHONE = 7
#: So many letters at the beginning and end of a name; shorter names are keys as a whole.
EDGE = 8
SHORTEST_WORD = 4

_LOOKALIKES = str.maketrans("oilzsgb", "0112568")
_COUNTRY = re.compile(r"[A-Z]{2,3}(?=\d{8})")
_LEGAL_FORMS = frozenset(
    {
        *("gmbh", "mbh", "ag", "kg", "ohg", "gbr", "ek", "ev", "ug", "se", "eg", "kgaa", "co"),
        *("ltd", "limited", "llc", "llp", "inc", "corp", "corporation", "company", "plc", "pty"),
        *("pte", "sa", "sas", "sarl", "sasu", "eurl", "snc", "sl", "slu", "spa", "srl", "bv"),
        *("nv", "vof", "sdn", "bhd", "aps", "ab", "oy", "kft", "und", "and"),
    }
)
#: Hosts of mail that belongs to nobody's business.
_FREE_MAIL = frozenset(
    {
        *("gmail.com", "googlemail.com", "yahoo.com", "yahoo.co.uk", "yahoo.de", "yahoo.fr"),
        *("hotmail.com", "hotmail.co.uk", "hotmail.fr", "outlook.com", "outlook.de", "live.com"),
        *("icloud.com", "me.com", "aol.com", "msn.com", "proton.me", "protonmail.com"),
        *("gmx.de", "gmx.net", "gmx.at", "gmx.ch", "web.de", "t-online.de", "freenet.de"),
        *("orange.fr", "wanadoo.fr", "free.fr", "sfr.fr", "laposte.net", "libero.it", "alice.it"),
        *("telefonica.net", "ziggo.nl", "kpnmail.nl", "hetnet.nl", "bluewin.ch", "btinternet.com"),
    }
)


def folded(text: str) -> str:
    """The letters and digits alone, those that look alike as one."""
    return squash(text).translate(_LOOKALIKES)


def keys_of(vendor: Vendor) -> set[str]:
    """All keys that lead to the partner."""
    found = {f"{ID}:{key}" for one in _numbers(vendor) if (key := id_key(one))}
    found |= {f"{PHONE}:{key}" for one in vendor.phones if (key := phone_key(one))}
    found |= {f"{DOMAIN}:{one}" for one in vendor.domains if one not in _FREE_MAIL}
    return found.union(*(name_keys(name) for name in vendor.names))


def id_key(number: str) -> str | None:
    """The key of an identifier; None for one that is too short to tell anything."""
    key = folded(number)
    digits = sum(letter.isdigit() for letter in number)
    fits = SHORTEST_ID <= len(key) <= LONGEST_ID and digits >= FEWEST_DIGITS
    return key if fits else None


def phone_key(number: str) -> str | None:
    """The last digits of a phone number."""
    digits = "".join(letter for letter in number if letter.isdigit()).lstrip("0")
    return digits[-_PHONE_DIGITS:] if len(digits) >= _SHORTEST_PHONE else None


def without_country(tax_id: str) -> str | None:
    """The VAT id as it is printed where its country goes without saying."""
    country = _COUNTRY.match(tax_id)
    return tax_id[country.end() :] if country else None


def core_words(name: str) -> Sequence[str]:
    """The words of a name, folded, without the legal form behind it."""
    words = [word for word in map(squash, name.split()) if word]
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words.pop()
    return [word.translate(_LOOKALIKES) for word in words]


def is_legal_form(word: str) -> bool:
    """Whether it only tells in what form a company does business."""
    return squash(word) in _LEGAL_FORMS


def core_name(name: str) -> str:
    """The name as it is compared: folded, in one piece, without its legal form."""
    return "".join(core_words(name))


def name_keys(name: str) -> set[str]:
    """Its beginning, its end and its longest word: one misread letter leaves two of them."""
    words = core_words(name)
    whole = "".join(words)
    if len(whole) < EDGE:
        return {f"{NAME}:{whole}"} if whole else set()
    found = {f"{BEGINS}:{whole[:EDGE]}", f"{ENDS}:{whole[-EDGE:]}"}
    longest = max(words, key=len)
    return found | ({f"{WORD}:{longest}"} if len(longest) >= SHORTEST_WORD else set())


def printed_name_keys(words: Sequence[str]) -> Iterator[tuple[str, int]]:
    """The keys that any name among the folded words would have, and the word each begins at."""
    whole = "".join(words)
    start = 0
    for at, word in enumerate(words):
        end = start + len(word)
        if len(whole) - start >= EDGE:
            yield f"{BEGINS}:{whole[start : start + EDGE]}", at
        if end >= EDGE:
            yield f"{ENDS}:{whole[end - EDGE : end]}", at
        if len(word) >= SHORTEST_WORD:
            yield f"{WORD}:{word}", at
        yield from ((f"{NAME}:{short}", at) for short in _short_names(words[at : at + 3]))
        start = end


def _short_names(words: Sequence[str]) -> Iterator[str]:
    joined = ""
    for word in words:
        joined += word
        if 2 <= len(joined) < EDGE:
            yield joined


def domain_keys(host: str) -> Iterator[str]:
    """The host and those above it down to the registered one: `mail.firm.co.uk`, `firm.co.uk`."""
    parts = host.lower().removeprefix("www.").split(".")
    for first in range(len(parts) - 1):
        domain = ".".join(parts[first:])
        if domain not in _FREE_MAIL:
            yield domain


def _numbers(vendor: Vendor) -> Iterator[str]:
    yield from (*vendor.tax_ids, *vendor.registrations, *vendor.ibans)
    yield from (bare for one in vendor.tax_ids if (bare := without_country(one)))
