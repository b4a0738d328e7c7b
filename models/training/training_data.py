"""Reads what generate.mjs wrote, and cuts it into blocks."""

from pathlib import Path

import numpy as np
import torch

BEGIN_TOKEN = 1


class TokenFile:
    """Token ids, and a mask that is 1 on the tokens of answers."""

    def __init__(self, folder, name):
        self.ids = np.fromfile(Path(folder) / f"{name}.bin", np.uint16).astype(np.int64)
        self.mask = np.fromfile(Path(folder) / f"{name}.mask", np.uint8)
        self.starts = np.where(self.ids == BEGIN_TOKEN)[0]

    def random_blocks(self, generator, count, length):
        """Blocks of length + 1 tokens that begin where a conversation does."""
        possible = self.starts[self.starts < len(self.ids) - length - 1]
        return self.blocks_at(generator.choice(possible, count), length)

    def successive_blocks(self, length, batch_size=8):
        """The file from beginning to end, in batches of blocks that share their end tokens."""
        count = (len(self.ids) - 1) // length
        for first in range(0, count, batch_size):
            yield self.blocks_at(np.arange(first, min(count, first + batch_size)) * length, length)

    def blocks_at(self, starts, length):
        places = starts[:, None] + np.arange(length + 1)
        mask = self.mask[places].astype(np.float32)
        return torch.from_numpy(self.ids[places]), torch.from_numpy(mask)
