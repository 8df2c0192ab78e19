"""Guess masked pieces from the text around them and from where they stand on the page.

The pre-training task of LayoutLM (masked visual-language model), run beside the main one.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, gelu

from docintel.training.layoutlm.batches import Batch


class PieceGuess(nn.Module):
    """A layer over what the network says, compared with its own word embeddings."""

    def __init__(self, hidden: int, vocabulary: int) -> None:
        super().__init__()
        self.layer = nn.Linear(hidden, hidden)
        self.norm = nn.LayerNorm(hidden)
        self.bias = nn.Parameter(torch.zeros(vocabulary))

    def loss(self, states: Tensor, batch: Batch, embeddings: Tensor) -> Tensor:
        """Cross entropy over the masked pieces; nought where none was masked."""
        masked = states[batch.hidden]
        if not len(masked):
            return states.sum() * 0.0
        guess = self.norm(gelu(self.layer(masked))) @ embeddings.t() + self.bias
        return cross_entropy(guess.float(), batch.ids_before[batch.hidden])
