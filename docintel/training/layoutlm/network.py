"""LayoutLM with shapes for segments and a spatial bias on its attention, in torch.

The parameters are those of `LayoutLMForTokenClassification` (Xu et al. 2020), and a state dict of
one fits the other. Two things are done around it. The segment of a piece is its word's shape. And
each attention head has a fixed bias, without weights of its own: the heads take turns in looking
near by in reading order, along the row, along the column, and everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from transformers import LayoutLMConfig, LayoutLMForTokenClassification

from docintel.engines.field_model.shapes import SHAPE_COUNT

#: Places on a page that the position embeddings tell apart, along either axis.
BINS = 128
#: What is taken off attention scores: for each piece in between, in reading order; for each line in
#: between, beyond the own one; for the width of the page between columns, and for each line within
#: one. They are what the first experiments had, and were never tuned.
PER_PIECE, PER_LINE, OWN_LINE = -0.4, -3.0, 0.4
PER_WIDTH, PER_LINE_OF_COLUMN = -20.0, -0.15


@dataclass(frozen=True, slots=True)
class Size:
    """How large the network is. `layers` of MiniLM's six are kept, from the first."""

    layers: int = 4
    hidden: int = 384
    heads: int = 12
    inner: int = 1536


class FieldNet(nn.Module):
    """Logits of every label for every piece; label 0 is `none`."""

    def __init__(self, vocabulary: int, labels: int, size: Size) -> None:
        super().__init__()
        config = LayoutLMConfig(
            vocab_size=vocabulary,
            hidden_size=size.hidden,
            num_hidden_layers=size.layers,
            num_attention_heads=size.heads,
            intermediate_size=size.inner,
            max_position_embeddings=512,
            max_2d_position_embeddings=BINS + 2,
            type_vocab_size=SHAPE_COUNT,
            pad_token_id=0,
            # Dropping out inside takes a quarter of the time on a CPU; pieces are masked instead.
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
        )
        config.num_labels = labels
        # A fifth faster than plain attention on a CPU; both take the bias.
        config._attn_implementation = "sdpa"
        self.net = LayoutLMForTokenClassification(config)
        self.dropout = nn.Dropout(0.1)
        self.heads = size.heads

    def forward(self, ids: Tensor, boxes: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """ids, shapes, mask: (batch, n); boxes: (batch, n, 4) from 0 to 1; (batch, n, labels)."""
        hidden = self.dropout(self.hidden(ids, boxes, shapes, mask))
        logits: Tensor = self.net.classifier(hidden)
        return logits

    def hidden(self, ids: Tensor, boxes: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """What the last layer says: (batch, n, hidden)."""
        model = self.net.layoutlm
        places = (boxes * BINS).long().clamp(0, BINS)
        start = model.embeddings(input_ids=ids, bbox=places, token_type_ids=shapes)
        bias = spatial_bias(boxes, mask, self.heads).to(start.dtype)
        encoded: Tensor = model.encoder(start, bias)[0]
        return encoded


def spatial_bias(boxes: Tensor, mask: Tensor, heads: int) -> Tensor:
    """What is added to the attention scores: (batch, heads, n, n)."""
    middle = (boxes[..., 1] + boxes[..., 3]) / 2
    height = (boxes[..., 3] - boxes[..., 1]) * mask
    line = (height.sum(1) / mask.sum(1).clamp(min=1)).clamp(min=1e-3)[:, None, None]
    rows = _apart(middle) / line
    columns = torch.minimum(_apart(boxes[..., 0]), _apart(boxes[..., 2]))
    order = _apart(torch.arange(boxes.shape[1], dtype=boxes.dtype)[None]).expand_as(rows)
    kinds = [
        order * PER_PIECE,
        torch.relu(rows - OWN_LINE) * PER_LINE,
        columns * PER_WIDTH + rows * PER_LINE_OF_COLUMN,
        torch.zeros_like(rows),
    ]
    bias = torch.stack([kinds[head % len(kinds)] for head in range(heads)], dim=1)
    return bias + (1 - mask.to(boxes.dtype))[:, None, None, :] * -1e4


def _apart(values: Tensor) -> Tensor:
    return (values[:, :, None] - values[:, None, :]).abs()
