"""Lay out reports of several variants of a pipeline side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from docintel.evaluation.metrics import FieldScore
from docintel.evaluation.report import Report

_LEAST_WIDTH = 7


def ablation_table(reports: Mapping[str, Report]) -> str:
    """F1 of each field by variant, and below how far the confidence can be believed."""
    rows = [("F1", list(reports)), *_fields(reports), *_overall(reports)]
    first = max(len(name) for name, _ in rows)
    widths = [max(len(variant), _LEAST_WIDTH) for variant in reports]
    return "\n".join(_line(name, first, cells, widths) for name, cells in rows)


def _fields(reports: Mapping[str, Report]) -> Iterator[tuple[str, list[str]]]:
    scores: list[dict[str, FieldScore]] = [
        {score.name: score for score in (*report.fields, *report.columns)}
        for report in reports.values()
    ]
    for name in sorted({name for own in scores for name in own}):
        yield name, [f"{own[name].f1:.1%}" if name in own else "" for own in scores]


def _overall(reports: Mapping[str, Report]) -> Iterator[tuple[str, list[str]]]:
    every = reports.values()
    yield "all fields", [f"{one.overall.f1:.1%}" for one in every]
    yield "calibration error", [f"{one.calibration_error:.3f}" for one in every]
    yield "accepted", [f"{one.accepted.share:.1%}" for one in every]
    yield "right of these", [f"{one.accepted.precision:.1%}" for one in every]


def _line(head: str, first: int, cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True)]
    return "  ".join([f"{head:{first}}", *padded]).rstrip()
