"""The language model: a decoder-only transformer in the layout of Llama, with tied embeddings."""

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import nn

VOCABULARY_SIZE = 2048
CONTEXT_TOKENS = 1024
ROPE_THETA = 10000.0
NORM_EPSILON = 1e-5


@dataclass(frozen=True)
class Shape:
    width: int
    layers: int
    heads: int
    feed_forward: int

    @property
    def head_width(self):
        return self.width // self.heads


# nano is small, and trained briefly, on purpose: a larger one was almost as right as `small` on this text.
SHAPES = {
    "nano": Shape(width=96, layers=3, heads=3, feed_forward=256),
    "small": Shape(width=256, layers=6, heads=8, feed_forward=704),
}


def rope_tables(head_width, positions=CONTEXT_TOKENS):
    """Cosines and sines of the rotary position embedding, each [positions, head_width / 2]."""
    frequencies = 1.0 / (ROPE_THETA ** (torch.arange(0, head_width, 2).float() / head_width))
    angles = torch.outer(torch.arange(positions).float(), frequencies)
    return angles.cos(), angles.sin()


def rotate(heads, cosines, sines):
    """Applies the rotary embedding; the halves are rotated against each other, as Llama does it."""
    first, second = heads.chunk(2, dim=-1)
    return torch.cat((first * cosines - second * sines, second * cosines + first * sines), -1)


class RmsNorm(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))

    def forward(self, x):
        return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + NORM_EPSILON) * self.weight


class Block(nn.Module):
    """Attention and a gated feed-forward network, each behind a norm and added to its input."""

    def __init__(self, shape):
        super().__init__()
        width = shape.width
        self.shape = shape
        self.attention_norm = RmsNorm(width)
        self.feed_forward_norm = RmsNorm(width)
        self.qkv = nn.Linear(width, 3 * width, bias=False)
        self.output = nn.Linear(width, width, bias=False)
        self.gate_up = nn.Linear(width, 2 * shape.feed_forward, bias=False)
        self.down = nn.Linear(shape.feed_forward, width, bias=False)

    def forward(self, x, cosines, sines, mask):
        x = x + self.output(self.attend(self.attention_norm(x), cosines, sines, mask))
        gate, up = self.gate_up(self.feed_forward_norm(x)).chunk(2, -1)
        return x + self.down(F.silu(gate) * up)

    def attend(self, x, cosines, sines, mask):
        batch, length, width = x.shape
        heads = self.qkv(x).view(batch, length, 3, self.shape.heads, self.shape.head_width)
        query, key, value = heads.permute(2, 0, 3, 1, 4)
        query = rotate(query, cosines, sines) * (1 / math.sqrt(self.shape.head_width))
        key = rotate(key, cosines, sines)
        weights = torch.softmax(query @ key.transpose(-1, -2) + mask, -1)
        return (weights @ value).transpose(1, 2).reshape(batch, length, width)


class LanguageModel(nn.Module):
    """Token ids [batch, length] to logits [batch, length, vocabulary]."""

    def __init__(self, shape):
        super().__init__()
        self.embedding = nn.Embedding(VOCABULARY_SIZE, shape.width)
        self.blocks = nn.ModuleList([Block(shape) for _ in range(shape.layers)])
        self.norm = RmsNorm(shape.width)
        cosines, sines = rope_tables(shape.head_width)
        self.register_buffer("cosines", cosines, persistent=False)
        self.register_buffer("sines", sines, persistent=False)
        self.initialize(shape.layers)

    def initialize(self, layers):
        for name, parameter in self.named_parameters():
            if parameter.dim() > 1:
                nn.init.normal_(parameter, 0, 0.02)
            # What is added to the residual stream in every layer starts smaller, so that the sum stays level.
            if name.endswith(("output.weight", "down.weight")):
                nn.init.normal_(parameter, 0, 0.02 / math.sqrt(2 * layers))

    def forward(self, ids):
        length = ids.shape[1]
        mask = torch.full((length, length), float("-inf")).triu(1)
        x = self.embedding(ids)
        for block in self.blocks:
            x = block(x, self.cosines[:length], self.sines[:length], mask)
        return F.linear(self.norm(x), self.embedding.weight)
