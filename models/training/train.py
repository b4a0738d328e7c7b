"""Trains a model on the CPU: python3 train.py small --steps 1550 --learning-rate 1.5e-3

Set MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=20000000000 MALLOC_TOP_PAD_=268435456: otherwise glibc gives
the large tensors back to the kernel after every step.
"""

import argparse
import math
import time

import numpy as np
import torch
import torch.nn.functional as F

from model import SHAPES, VOCABULARY_SIZE, LanguageModel
from training_data import BEGIN_TOKEN, TokenFile

WARM_UP_STEPS = 100
VALIDATION_INTERVAL = 400
LONG_BLOCK_SHARE = 0.06
LONG_BLOCK = (2, 1024)
PROMPT_WEIGHT = 0.15


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("name", choices=SHAPES)
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--learning-rate", type=float, required=True)
    parser.add_argument("--data", default="data", help="folder that generate.mjs wrote")
    parser.add_argument("--block-length", type=int, default=224)
    parser.add_argument("--tokens-per-step", type=int, default=2240)
    # Two threads were slower than one on two cores; better train both models side by side.
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1, help="of the order of the blocks")
    return parser.parse_args()


def token_losses(model, ids, mask):
    """The loss of every token but the first of each block, and 1 for each that is part of an answer."""
    logits = model(ids[:, :-1]).float()
    losses = F.cross_entropy(
        logits.reshape(-1, VOCABULARY_SIZE), ids[:, 1:].reshape(-1), reduction="none"
    )
    return losses, mask[:, 1:].reshape(-1)


def training_loss(model, ids, mask):
    """Answers count in full, prompts a little, and the start of the next conversation not at all."""
    losses, in_answer = token_losses(model, ids, mask)
    predictable = (ids[:, 1:].reshape(-1) != BEGIN_TOKEN).float()
    weights = in_answer + (1 - in_answer) * PROMPT_WEIGHT * predictable
    return (losses * weights).sum() / weights.sum()


@torch.no_grad()
def validate(model, data, length=512):
    """Mean loss over all tokens, and over the tokens of answers."""
    model.eval()
    total = count = answer_total = answer_count = 0
    for ids, mask in data.successive_blocks(length):
        losses, in_answer = token_losses(model, ids, mask)
        total += losses.sum().item()
        count += losses.numel()
        answer_total += (losses * in_answer).sum().item()
        answer_count += in_answer.sum().item()
    model.train()
    return total / count, answer_total / answer_count


def create_optimizer(model, learning_rate):
    matrices = [p for p in model.parameters() if p.dim() > 1]
    norms = [p for p in model.parameters() if p.dim() < 2]
    groups = [{"params": matrices, "weight_decay": 0.05}, {"params": norms, "weight_decay": 0}]
    return torch.optim.AdamW(groups, lr=learning_rate, betas=(0.9, 0.95))


def learning_rate_factor(step, steps):
    """Rises over the warm-up, then falls in a straight line to 5 %."""
    warm_up = min(1, (step + 1) / WARM_UP_STEPS)
    return warm_up * (0.05 + 0.95 * max(0, 1 - step / steps))


def block_shape(step, arguments):
    """Short blocks are fast; without some long ones at the end the model fails beyond their length."""
    if step >= arguments.steps * (1 - LONG_BLOCK_SHARE):
        return LONG_BLOCK
    return arguments.tokens_per_step // arguments.block_length, arguments.block_length


def train_step(model, optimizer, ids, mask, learning_rate):
    for group in optimizer.param_groups:
        group["lr"] = learning_rate
    with torch.autocast("cpu", dtype=torch.bfloat16):
        loss = training_loss(model, ids, mask)
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    return loss.item()


def main():
    arguments = read_arguments()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(1)
    generator = np.random.default_rng(arguments.seed)
    training = TokenFile(arguments.data, "train")
    validation = TokenFile(arguments.data, "val")
    model = LanguageModel(SHAPES[arguments.name])
    optimizer = create_optimizer(model, arguments.learning_rate)
    print(arguments.name, sum(p.numel() for p in model.parameters()), "parameters", flush=True)

    started = time.time()
    tokens = 0
    for step in range(arguments.steps):
        count, length = block_shape(step, arguments)
        ids, mask = training.random_blocks(generator, count, length)
        rate = arguments.learning_rate * learning_rate_factor(step, arguments.steps)
        loss = train_step(model, optimizer, ids, mask, rate)
        tokens += count * length
        last = step == arguments.steps - 1
        if step % 100 == 0 or last:
            speed = tokens / (time.time() - started)
            print(f"step {step} loss {loss:.4f} tokens/s {speed:.0f}", flush=True)
        if step % VALIDATION_INTERVAL == 0 or last:
            overall, answers = validate(model, validation)
            print(
                f"  validation loss {overall:.4f}, in answers {answers:.4f} "
                f"(perplexity {math.exp(answers):.4f})",
                flush=True,
            )
            torch.save(model.state_dict(), f"{arguments.name}.pt")


if __name__ == "__main__":
    main()
