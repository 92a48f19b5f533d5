"""Train the context model: fill in the word at each place, given the letters of all words around it.

Some letters are hidden or exchanged, so that the network does not trust what an engine read. The loss
is a sampled softmax: against all other markings of the same letters, and against common words.

Source: Jean et al., "On Using Very Large Target Vocabulary for Neural Machine Translation" (2015).
"""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

from docproc.restore.context import DILATIONS, UNSAID, letters_of, pack, unpack
from docproc.restore.convolutions import KERNEL
from docproc.restore.pieces import SPECIAL
from docproc.training.context_text import chunks

log = logging.getLogger(__name__)
SEED = 1747
WIDTH, OUTPUT = 256, 128
BATCH = 32
OWN, SHARED = 8, 512
HIDDEN, EXCHANGED, CASE_UNSAID = 0.12, 0.03, 0.15
RATE, RATE_AGAIN, WARM_UP = 2.5e-3, 1.5e-3, 300
CHECKPOINT = 300.0


class Network(nn.Module):  # type: ignore[misc]  # PyTorch is not there where types are checked
    """Embeddings of letters and case, gated convolutions, and an embedding of every word to compare with."""

    def __init__(self, letters: int, words: int) -> None:
        super().__init__()
        self.letters = nn.Embedding(letters + 1, WIDTH)  # the last one stands for hidden letters
        self.case = nn.Embedding(UNSAID + 1, WIDTH)
        self.near = nn.Linear(3 * WIDTH, 2 * WIDTH)
        self.taps = nn.ParameterList([nn.Parameter(torch.empty(KERNEL, WIDTH)) for _ in DILATIONS])
        self.mixes = nn.ModuleList([nn.Linear(WIDTH, 2 * WIDTH) for _ in DILATIONS])
        self.norms = nn.ModuleList([nn.LayerNorm(WIDTH) for _ in range(len(DILATIONS) + 2)])
        self.out = nn.Linear(WIDTH, OUTPUT)
        self.words = nn.Embedding(words, OUTPUT)
        self.bias = nn.Embedding(words, 1)
        nn.init.normal_(self.letters.weight, std=0.5)
        nn.init.normal_(self.case.weight, std=0.2)
        nn.init.normal_(self.words.weight, std=0.05)
        nn.init.zeros_(self.bias.weight)
        for tap in self.taps:
            nn.init.normal_(tap, std=KERNEL**-0.5)

    def forward(self, letters: torch.Tensor, case: torch.Tensor) -> torch.Tensor:
        """The state at each place: [chunks, places, OUTPUT]."""
        x = self.letters(letters) + self.case(case)
        size = x.shape[1]
        padded = functional.pad(self.norms[0](x), (0, 0, 1, 1))
        around = torch.cat([padded[:, at : at + size] for at in range(3)], dim=2)
        x = x + functional.glu(self.near(around), dim=2)
        for norm, tap, mix, dilation in zip(self.norms[1:-1], self.taps, self.mixes, DILATIONS, strict=True):
            reach = KERNEL // 2 * dilation
            padded = functional.pad(norm(x), (0, 0, reach, reach))
            mixed = sum(tap[at] * padded[:, at * dilation : at * dilation + size] for at in range(KERNEL))
            x = x + functional.glu(mix(mixed), dim=2)
        return self.out(self.norms[-1](x))


class Rivals:
    """What each word is compared with in training."""

    def __init__(self, words: Sequence[str], counts: NDArray[np.int64]) -> None:
        _, of = letters_of(words)
        groups: dict[int, list[int]] = {}
        for number in range(len(SPECIAL), len(words)):
            groups.setdefault(int(of[number]), []).append(number)
        most = max(map(len, groups.values()))
        self.others = torch.zeros((len(words), most), dtype=torch.long)
        self.count = torch.zeros(len(words), dtype=torch.long)
        for group in groups.values():
            for number in group:
                rest = [other for other in group if other != number]
                self.others[number, : len(rest)] = torch.tensor(rest, dtype=torch.long)
                self.count[number] = len(rest)
        self.of = torch.tensor(of)
        share = (counts + 1.0) ** 0.75
        share[: len(SPECIAL)] = 0
        self.share = torch.tensor(share / share.sum(), dtype=torch.float32)

    def own(self, target: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Some words with the target's letters, [n, OWN], and what is added to their scores."""
        count = self.count[target][:, None]
        chosen = (torch.rand(len(target), OWN) * count).long()
        chosen = torch.where(count > OWN, chosen, torch.arange(OWN)[None])
        added = torch.where(count > OWN, torch.log(count.clamp(min=1) / OWN), 0.0)
        added = added.masked_fill(chosen >= count, -1e4)
        return self.others[target[:, None], chosen.clamp(max=self.others.shape[1] - 1)], added

    def shared(self) -> tuple[torch.Tensor, torch.Tensor]:
        """Common words for a whole batch, and what is added to their scores."""
        chosen = torch.multinomial(self.share, SHARED, replacement=True)
        return chosen, -torch.log(SHARED * self.share[chosen])


def loss_of(network: Network, rivals: Rivals, numbers: torch.Tensor, case: torch.Tensor) -> torch.Tensor:
    """The loss of one batch of chunks."""
    letters = rivals.of[numbers]
    chance = torch.rand(letters.shape)
    hidden = network.letters.num_embeddings - 1
    noisy = letters.masked_fill(chance < HIDDEN, hidden)
    swap = chance > 1 - EXCHANGED
    noisy = torch.where(swap, letters.flatten()[torch.randperm(letters.numel())].view_as(letters), noisy)
    case = case.masked_fill((torch.rand(len(case), 1) < CASE_UNSAID).expand_as(case), UNSAID)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        state = network(noisy, case)
    wanted = numbers >= len(SPECIAL)
    wanted &= (rivals.count[numbers] > 0) | (chance < 0.5)
    target = numbers[wanted]
    state = state[wanted].float()
    own, own_added = rivals.own(target)
    shared, shared_added = rivals.shared()
    right = (state * network.words(target)).sum(1, keepdim=True) + network.bias(target)
    near = torch.einsum("nd,nkd->nk", state, network.words(own)) + network.bias(own).squeeze(2) + own_added
    far = state @ network.words(shared).T + network.bias(shared).T + shared_added[None]
    far = far.masked_fill(rivals.of[shared][None] == rivals.of[target][:, None], -1e4)
    scores = torch.cat([right, near, far], dim=1)
    return functional.cross_entropy(scores, torch.zeros(len(target), dtype=torch.long))


def train(
    folder: Path,
    words: Sequence[str],
    output: Path,
    minutes: float,
    *,
    begin: Path | None = None,
    seed: int = SEED,
    threads: int = 1,
) -> int:
    """Train for a time and write the weights (also every five minutes); returns the pieces seen.

    ``begin`` names weights to go on from, of as many layers or fewer; ``seed`` is the order of the text.
    """
    torch.manual_seed(seed)
    torch.set_num_threads(threads)
    numbers, cases = chunks(folder, words, seed)
    network = Network(len(letters_of(words)[0]), len(words))
    peak = RATE
    if begin is not None:
        take_up(network, begin)
        peak = RATE_AGAIN
    rivals = Rivals(words, np.bincount(numbers.reshape(-1), minlength=len(words)))
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, betas=(0.9, 0.98), weight_decay=1e-3)
    started = saved = time.monotonic()
    seen = steps = 0
    mean = 0.0
    while (passed := (time.monotonic() - started) / (60 * minutes)) < 1:
        rate = peak * min(1.0, (steps + 1) / WARM_UP) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * passed)))
        for group in optimizer.param_groups:
            group["lr"] = rate
        at = steps * BATCH % max(1, len(numbers) - BATCH + 1)
        batch = torch.from_numpy(numbers[at : at + BATCH].astype(np.int64))
        case = torch.from_numpy(cases[at : at + BATCH].astype(np.int64))
        loss = loss_of(network, rivals, batch, case)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        steps += 1
        seen += batch.numel()
        mean += (loss.item() - mean) * max(0.01, 1 / steps)
        if steps % 100 == 0:
            log.info("%d pieces, loss %.4f, %.0f s", seen, mean, time.monotonic() - started)
        if time.monotonic() - saved > CHECKPOINT:
            write(network, output)
            saved = time.monotonic()
    write(network, output)
    return seen


def take_up(network: Network, begin: Path) -> None:
    """Set the weights to those of a file; layers that it lacks let all pass unchanged until they learn.

    Source: Chen et al., "Net2Net: Accelerating Learning via Knowledge Transfer" (2016), for growing a
    network in such a way that it first says what it said before.
    """
    with np.load(begin) as file:
        known = {name.replace("/", "."): torch.from_numpy(value) for name, value in unpack(file).items()}
    last = f"norms.{len(network.norms) - 1}."
    before = f"norms.{max(int(name.split('.')[1]) for name in known if name.startswith('norms.'))}."
    known = {name.replace(before, last): value for name, value in known.items()}
    network.load_state_dict(known, strict=False)
    with torch.no_grad():
        for number, mix in enumerate(network.mixes):
            if f"mixes.{number}.weight" not in known:
                mix.weight[:WIDTH] = 0
                mix.bias[:WIDTH] = 0


def write(network: Network, output: Path) -> None:
    """Write the weights that :class:`docproc.restore.context.ContextModel` reads."""
    weights = {name.replace(".", "/"): value.numpy() for name, value in network.state_dict().items()}
    np.savez_compressed(output, **pack(weights))  # type: ignore[arg-type]  # the stub means allow_pickle
