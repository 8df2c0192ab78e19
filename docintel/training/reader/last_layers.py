"""The last layers of the recogniser in torch: two blocks of attention, and the one that decides.

They are the neck and the head of SVTR (Du et al. 2022) as PP-OCR has them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from docintel.engines import ocr_models
from docintel.engines.thin_ocr.latin_head import latin_classes

Floats = NDArray[np.float32]

_WIDTH, _HEADS = 120, 8
_BLOCKS = (0, 4)
_LAST = 8
#: Convolutions, each with the normalisation behind it: past the blocks, into them, and within.
_PAST, _INTO, _WITHIN = (67, 57), (65, 55), (66, 56)
_NORM_ERROR = 1e-5
_LAYER_ERRORS = (1e-5, 1e-5, 1e-5, 1e-5, 1e-6)
_OUT_OF_SIGHT = -1e9


class LastLayers(nn.Module):
    """From what the layers before hand over to scores of the Latin characters, a step each.

    Names of weights are those of the ONNX file, so that they can be put back there.
    """

    def __init__(self) -> None:
        super().__init__()
        model = onnx.load(ocr_models.recognition_model())
        stored = {one.name: one for one in model.graph.initializer}
        listed = next(one.value for one in model.metadata_props if one.key == "character")
        kept = latin_classes(listed.splitlines())
        self.learned = nn.ParameterDict()
        for name in _learned_names():
            values = np.array(onnx.numpy_helper.to_array(stored[name]))
            values = values[..., kept] if name.startswith(f"linear_{_LAST}.") else values
            self.learned[_key(name)] = nn.Parameter(torch.tensor(values))
        for name in _fixed_names():
            self.register_buffer(
                _key(name), torch.tensor(np.array(onnx.numpy_helper.to_array(stored[name])))
            )

    def forward(self, seen: Tensor, mask: Tensor, dropout: float = 0.0) -> Tensor:
        """(lines, channels, steps) and which steps there are, to (lines, steps, classes)."""
        seen = seen.unsqueeze(2)
        past = self._convolved(seen, *_PAST)
        into = self._convolved(seen, *_INTO) * mask[:, None, None, :]
        within = self._convolved(into, *_WITHIN, padding=(0, 3), groups=_WIDTH)
        values = (into + within).squeeze(2).transpose(1, 2)
        for number, layer in enumerate(_BLOCKS):
            attended = self._attended(self._normed(values, 2 * number), layer, mask)
            values = values + functional.dropout(attended, dropout, self.training)
            wider = functional.silu(self._linear(self._normed(values, 2 * number + 1), layer + 2))
            narrowed = self._linear(wider, layer + 3)
            values = values + functional.dropout(narrowed, dropout, self.training)
        values = self._normed(values, 2 * len(_BLOCKS)) + past.squeeze(2).transpose(1, 2)
        return self._linear(functional.dropout(values, dropout, self.training), _LAST)

    def weights(self) -> Mapping[str, Floats]:
        """By the names of the ONNX file."""
        return {_name(key): value.detach().numpy() for key, value in self.learned.items()}

    def _weight(self, name: str) -> Tensor:
        weight: Tensor = self.learned[_key(name)]
        return weight

    def _convolved(self, values: Tensor, layer: int, norm: int, **options: Any) -> Tensor:
        values = functional.conv2d(values, self._weight(f"conv2d_{layer}.w_0"), **options)
        mean, variance = (self.get_buffer(_key(f"batch_norm2d_{norm}.w_{i}")) for i in (1, 2))
        scale, shift = (self._weight(f"batch_norm2d_{norm}.{one}") for one in ("w_0", "b_0"))
        normed = functional.batch_norm(values, mean, variance, scale, shift, eps=_NORM_ERROR)
        return functional.silu(normed)

    def _normed(self, values: Tensor, number: int) -> Tensor:
        scale, shift = (
            self._weight(f"helper.reshape.{2 * number + one}").reshape(-1) for one in (0, 1)
        )
        return functional.layer_norm(values, (_WIDTH,), scale, shift, _LAYER_ERRORS[number])

    def _linear(self, values: Tensor, layer: int) -> Tensor:
        return values @ self._weight(f"linear_{layer}.w_0") + self._weight(f"linear_{layer}.b_0")

    def _attended(self, values: Tensor, layer: int, mask: Tensor) -> Tensor:
        lines, steps, _ = values.shape
        split = self._linear(values, layer).view(lines, steps, 3, _HEADS, -1)
        asked, offered, told = split.permute(2, 0, 3, 1, 4)
        scores = asked @ offered.transpose(-1, -2) * (_WIDTH / _HEADS) ** -0.5
        scores = scores.masked_fill(~mask[:, None, None, :], _OUT_OF_SIGHT)
        answer = (scores.softmax(-1) @ told).transpose(1, 2).reshape(lines, steps, _WIDTH)
        return self._linear(answer, layer + 1)


def _learned_names() -> list[str]:
    return [
        *(f"conv2d_{layer}.w_0" for layer, _ in (_PAST, _INTO, _WITHIN)),
        *(f"batch_norm2d_{n}.{one}" for _, n in (_PAST, _INTO, _WITHIN) for one in ("w_0", "b_0")),
        *(f"linear_{layer}.{one}" for layer in range(_LAST + 1) for one in ("w_0", "b_0")),
        *(f"helper.reshape.{number}" for number in range(4 * len(_BLOCKS) + 2)),
    ]


def _fixed_names() -> list[str]:
    return [f"batch_norm2d_{n}.w_{i}" for _, n in (_PAST, _INTO, _WITHIN) for i in (1, 2)]


def _key(name: str) -> str:
    """As torch allows it."""
    return name.replace(".", "/")


def _name(key: str) -> str:
    return key.replace("/", ".")
