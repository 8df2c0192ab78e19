"""Draw how a training went: loss and score over the steps, and the score of every label."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure


def draw_curves(log: Path, picture: Path) -> None:
    """A PNG of the looks in the log, one JSON object a line."""
    looks = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    if not looks:
        return
    labels = looks[-1]["by_label"]
    figure = Figure(figsize=(11, max(4.5, 0.17 * len(labels))), layout="constrained")
    FigureCanvasAgg(figure)
    over_time, by_label = figure.subplots(1, 2)
    _draw_over_time(over_time, looks)
    _draw_labels(by_label, labels)
    figure.savefig(picture, dpi=110)


def _draw_over_time(axes: Any, looks: Sequence[Mapping[str, Any]]) -> None:
    steps = [look["step"] for look in looks]
    axes.plot(steps, [look["f1"] for look in looks], "o-", color="#1f5fa8", label="F1 of words")
    axes.set(xlabel="step", ylabel="F1 on the validation part", ylim=(0, 1))
    loss = axes.twinx()
    loss.plot(steps, [look["loss"] for look in looks], "s--", color="#b5541c", label="loss")
    loss.set_ylabel("training loss")
    loss.set_ylim(bottom=0)
    axes.figure.legend(loc="outside upper left", ncols=2)


def _draw_labels(axes: Any, labels: Mapping[str, float]) -> None:
    ranked = sorted(labels.items(), key=lambda item: item[1])
    axes.barh([name for name, _ in ranked], [value for _, value in ranked], color="#1f5fa8")
    axes.set(xlabel="F1 at the last look", xlim=(0, 1))
    axes.tick_params(axis="y", labelsize=7)
