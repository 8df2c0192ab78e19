"""What an evaluation found, as data and as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from docintel.evaluation.comparison import DocumentOutcome
from docintel.evaluation.metrics import (
    TARGETS,
    Acceptance,
    FieldScore,
    Reliability,
    accepted_at,
    accepted_by_state,
    calibration_error,
    reliability,
    score,
    scores,
)
from docintel.evaluation.outcomes import Outcome

#: Characters that a bar for all values is long.
_BAR = 40


@dataclass(frozen=True)
class Report:
    """The outcomes of a labelled set; every figure is drawn from them.

    All figures but the scores of columns are about header fields.

    `skipped` counts rows without what was asked for, such as an image.
    """

    documents: tuple[DocumentOutcome, ...]
    skipped: int

    @property
    def outcomes(self) -> list[Outcome]:
        return [outcome for document in self.documents for outcome in document.fields]

    @property
    def fields(self) -> list[FieldScore]:
        return scores(self.outcomes)

    @property
    def columns(self) -> list[FieldScore]:
        """Scores of the line items' columns."""
        return scores([cell for document in self.documents for cell in document.cells])

    @property
    def overall(self) -> FieldScore:
        return score("all fields", self.outcomes)

    @property
    def end_to_end(self) -> float:
        """Share of documents with every labelled core field right."""
        return _mean([document.complete for document in self.documents])

    @property
    def type_accuracy(self) -> float | None:
        """Share of documents whose type is the labelled one, None where none is labelled."""
        labelled = [one for one in self.documents if one.type_expected is not None]
        right = [one.type_found == one.type_expected for one in labelled]
        return _mean(right) if labelled else None

    @property
    def calibration_error(self) -> float:
        return calibration_error(self.outcomes)

    @property
    def reliability(self) -> list[Reliability]:
        """How often values of each confidence are right."""
        return reliability(self.outcomes)

    @property
    def accepted(self) -> Acceptance:
        return accepted_by_state(self.outcomes)

    @property
    def accepted_at(self) -> dict[float, Acceptance | None]:
        return {target: accepted_at(target, self.outcomes) for target in TARGETS}

    @property
    def failed(self) -> list[DocumentOutcome]:
        return [document for document in self.documents if document.error]

    @property
    def seconds_per_document(self) -> float:
        return _mean([document.seconds for document in self.documents])


def report_to_json(report: Report) -> dict[str, Any]:
    """Every figure of the report, shares from 0 to 1."""
    return {
        "documents": len(report.documents),
        "skipped": report.skipped,
        "failed": {document.id: document.error for document in report.failed},
        "fields": {field.name: _score_to_json(field) for field in report.fields},
        "line_items": {
            column.name.removeprefix("line_items."): _score_to_json(column)
            for column in report.columns
        },
        "overall": _score_to_json(report.overall),
        "end_to_end": round(report.end_to_end, 4),
        "type_accuracy": report.type_accuracy,
        "expected_calibration_error": round(report.calibration_error, 4),
        "reliability": [
            {name: round(value, 4) for name, value in asdict(one).items()}
            for one in report.reliability
        ],
        "accepted": asdict(report.accepted),
        "accepted_at_precision": {
            str(target): asdict(found) if found else None
            for target, found in report.accepted_at.items()
        },
        "seconds_per_document": round(report.seconds_per_document, 3),
    }


def report_to_text(report: Report) -> str:
    """The report as a person reads it in a terminal."""
    table = _table([*report.fields, report.overall, *report.columns])
    return "\n".join([*table, "", *_summary(report), "", *_diagram(report.reliability)])


def _table(rows: Sequence[FieldScore]) -> Iterator[str]:
    width = max(len(row.name) for row in rows)
    head = "labelled  found  right  precision  recall     F1  exact F1"
    yield f"{'field':{width}}  {head}"
    for row in rows:
        yield (
            f"{row.name:{width}}  {row.labelled:8}  {row.found:5}  {row.correct:5}"
            f"  {row.precision:9.1%}  {row.recall:6.1%} {row.f1:6.1%}  {row.exact_f1:8.1%}"
        )


def _summary(report: Report) -> Iterator[str]:
    left_out = f"{report.skipped} skipped, {len(report.failed)} failed"
    yield f"documents                   {len(report.documents)} ({left_out})"
    yield f"all core fields right       {report.end_to_end:.1%}"
    if report.type_accuracy is not None:
        yield f"type right                  {report.type_accuracy:.1%}"
    yield f"expected calibration error  {report.calibration_error:.3f}"
    yield f"accepted without review     {_spoken(report.accepted)}"
    for target, found in report.accepted_at.items():
        yield f"at a precision of {target:.0%}       {_spoken(found)}"
    yield f"seconds a document          {report.seconds_per_document:.2f}"


def _diagram(bins: Sequence[Reliability]) -> Iterator[str]:
    """A bar a bin, as long as the share of right values; the mark is the mean confidence."""
    yield "confidence  values  right"
    for one in bins:
        bar = ["#"] * round(_BAR * one.precision) + [" "] * round(_BAR * (1 - one.precision))
        bar[min(int(_BAR * one.confidence), len(bar) - 1)] = "|"
        yield f"from {one.least:.1f}  {one.count:8}  {one.precision:6.1%}  {''.join(bar)}".rstrip()


def _spoken(acceptance: Acceptance | None) -> str:
    if acceptance is None:
        return "nothing, at any confidence"
    if not acceptance.share:
        return "nothing"
    told = f"{acceptance.share:.1%} of the values, {acceptance.precision:.1%} of them right"
    if acceptance.threshold is None:
        return told
    return f"{told}, from confidence {acceptance.threshold:.2f}"


def _score_to_json(field: FieldScore) -> dict[str, float]:
    counts: dict[str, float] = {
        "labelled": field.labelled,
        "found": field.found,
        "correct": field.correct,
        "exact": field.exact,
    }
    return counts | {
        "precision": round(field.precision, 4),
        "recall": round(field.recall, 4),
        "f1": round(field.f1, 4),
        "exact_f1": round(field.exact_f1, 4),
    }


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
