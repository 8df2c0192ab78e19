"""What learned one's own examples of a type decides its fields; the judge weighs all others."""

from __future__ import annotations

from collections.abc import Sequence

from docintel.core.document import Candidate, Document
from docintel.core.document_type import FieldSpec, Kind
from docintel.core.page import Origin
from docintel.extraction.judging import Contest, judged
from docintel.extraction.voting import Ballot
from docintel.extraction.weighing.evidence import Evidence

FEE = FieldSpec("fee", Kind.MONEY)


def vote(voter: str, value: str, source: Origin = Origin.MODEL) -> Candidate:
    return Candidate("fee", value, value, 0.6, source, voter)


def elected(*votes: Candidate) -> str:
    [field] = judged(Document("d", ()), [Contest(FEE, None, votes)], Ballot({}), trust_most)
    assert field
    return field.value


def trust_most(rows: Evidence, roles: Sequence[str]) -> Sequence[float]:
    """The first value has hardly a chance, the last one the best."""
    return [0.1 + 0.1 * at for at, _ in enumerate(roles)]


RULES, OTHERS = vote("rules@1", "1.00"), vote("layoutlm@2", "2.00")


def test_the_judge_decides_between_voters_that_ship() -> None:
    assert elected(RULES, OTHERS) == "2.00"
    assert elected(OTHERS, RULES) == "1.00"


def test_what_learned_ones_own_examples_is_not_overruled_by_the_judge() -> None:
    assert elected(vote("own-boosting@3", "3.00"), RULES, OTHERS) == "3.00"


def test_what_is_known_still_goes_first() -> None:
    known = vote("form@1", "4.00", Origin.FORM_FIELD)
    assert elected(vote("own-boosting@3", "3.00"), known) == "4.00"
