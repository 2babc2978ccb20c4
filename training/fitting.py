"""Training the network on windows with targets, and reading with it while it is still in torch."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field

import numpy as np
import torch
from labelled import Run, Target
from network import Network
from torch.nn import functional

from servanda.reading.learned.pieces import Pieces
from servanda.reading.learned.tagged import AREAS, HEADS, KINDS, Tagged

__all__ = ["Coded", "Options", "coded", "fit", "tag"]

# Where the processor has no such numbers they are worked out one by one, ten times slower than whole ones.
_HALF = torch.backends.cpu.get_cpu_capability().startswith("AVX512")


@dataclass(frozen=True, slots=True)
class Options:
    """How to train. ``rare`` weighs the loss of kinds of which there are few labels."""

    epochs: int = 6
    tokens: int = 600
    lr: float = 3e-4
    decay: float = 0.95
    head_lr: float = 1e-3
    warm: float = 0.1
    weight_decay: float = 0.01
    spans: float = 0.3
    mean: float = 0.99
    seed: int = 1
    rare: dict[str, float] = field(
        default_factory=lambda: {"call": 2.0, "decision": 2.0, "progress": 1.5, "event": 1.5, "instrument": 2.0}
    )

    def shown(self) -> dict[str, object]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Coded:
    """A target with its tokens; ``first`` holds the place of each word's first token."""

    target: Target
    ids: list[int]
    first: list[int]


def coded(targets: Sequence[Target], pieces: Pieces) -> list[Coded]:
    """Targets with their tokens."""
    return [Coded(t, *pieces.encode(t.window)) for t in targets]


def fit(network: Network, windows: Sequence[Coded], options: Options, say: Callable[[str], None]) -> Network:
    """``network`` after training; its weights are the running mean of the second half of the steps."""
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)  # noqa: S311 order of batches, no secret
    optimiser = torch.optim.AdamW(_groups(network, options), weight_decay=options.weight_decay)
    plan = [_batches(windows, options.tokens, chance) for _ in range(options.epochs)]
    total, step = sum(map(len, plan)), 0
    trained = [p for p in network.parameters() if p.requires_grad]
    mean: list[torch.Tensor] | None = None
    network.train()
    for epoch, batches in enumerate(plan):
        seen = 0.0
        for batch in batches:
            warm = options.warm * total
            share = min((step + 1) / warm, max(0.02, (total - step) / (total - warm)))
            for group in optimiser.param_groups:
                group["lr"] = group["base"] * share
            loss = _loss(network, [windows[i] for i in batch], options)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(trained, 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            step += 1
            seen += float(loss.detach())
            if step > 0.5 * total:
                mean = [p.detach().clone() for p in trained] if mean is None else mean
                for kept, now in zip(mean, trained, strict=True):
                    kept.lerp_(now.detach(), 1 - options.mean)
        say(f"epoch {epoch + 1} of {options.epochs}: loss {seen / len(batches):.4f}")
    with torch.no_grad():
        for now, kept in zip(trained, mean or trained, strict=True):
            now.copy_(kept)
    return network.eval()


def _groups(network: Network, options: Options) -> list[dict[str, object]]:
    """Lower layers move less: they hold what the base model knows of the language."""
    depth = len(network.layers)

    def group(parameters: Iterator[torch.nn.Parameter], rate: float) -> dict[str, object]:
        return {"params": [p for p in parameters if p.requires_grad], "lr": rate, "base": rate}

    groups = [group(network.heads.parameters(), options.head_lr)]
    for at, layer in enumerate(network.layers):
        groups.append(group(layer.parameters(), options.lr * options.decay ** (depth - 1 - at)))
    lowest = options.lr * options.decay**depth
    return [*groups, group(network.place.parameters(), lowest), group(network.norm.parameters(), lowest)]


def _batches(windows: Sequence[Coded], most: int, chance: random.Random) -> list[list[int]]:
    """Windows of like length together, at most ``most`` tokens each, in random order."""
    order = sorted(range(len(windows)), key=lambda i: len(windows[i].ids) * chance.uniform(0.85, 1.15))
    found: list[list[int]] = []
    batch: list[int] = []
    longest = 0
    for i in order:
        longest = max(longest, len(windows[i].ids))
        if batch and longest * (len(batch) + 1) > most:
            found.append(batch)
            batch, longest = [], len(windows[i].ids)
        batch.append(i)
    if batch:
        found.append(batch)
    chance.shuffle(found)
    return found


def _vectors(network: Network, batch: Sequence[Coded], *, half: bool) -> torch.Tensor:
    """The vector of every word of the batch, window after window."""
    longest = max(len(c.ids) for c in batch)
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    mask = torch.zeros(len(batch), longest, dtype=torch.bool)
    for row, one in enumerate(batch):
        ids[row, : len(one.ids)] = torch.tensor(one.ids)
        mask[row, : len(one.ids)] = True
    flat = torch.tensor([row * longest + f for row, one in enumerate(batch) for f in one.first])
    with torch.autocast("cpu", torch.bfloat16, enabled=half):
        hidden = network.encode(ids, None if bool(mask.all()) else mask)
    return hidden.float().reshape(-1, hidden.shape[-1])[flat]


def _loss(network: Network, batch: Sequence[Coded], options: Options) -> torch.Tensor:
    hidden = network.drop(_vectors(network, batch, half=_HALF))
    wanted = torch.tensor(np.concatenate([c.target.bio for c in batch]))
    weight = torch.tensor([options.rare.get(kind, 1.0) for kind in KINDS])
    scores = network.head("bio", hidden).view(len(wanted), len(KINDS), 3)
    each = functional.cross_entropy(scores.reshape(-1, 3), wanted.reshape(-1), reduction="none")
    loss = (each.view(len(wanted), -1) * weight).sum() / len(wanted)
    runs, at = [], 0
    for one in batch:
        runs += [(at + r.first, at + r.last + 1, r) for r in one.target.runs]
        at += len(one.first)
    return loss + options.spans * _loss_of_runs(network, hidden, runs) if runs else loss


def _loss_of_runs(network: Network, hidden: torch.Tensor, runs: list[tuple[int, int, Run]]) -> torch.Tensor:
    """The heads over whole runs: force, areas, polarity, type, stage, and the word of the act."""
    loss = hidden.new_zeros(())
    pooled = torch.stack([hidden[a:b].mean(0) for a, b, _ in runs])
    for name in ("force", "area", "polarity", "type", "stage"):
        wanted = torch.tensor([run.classes[name] for *_, run in runs])
        if bool((wanted >= 0).any()):
            loss = loss + functional.cross_entropy(network.head(name, pooled[wanted >= 0]), wanted[wanted >= 0])
    named = [i for i, (*_, run) in enumerate(runs) if run.areas]
    if named:
        areas = torch.zeros(len(named), len(AREAS))
        for row, i in enumerate(named):
            areas[row, runs[i][2].areas] = 1
        scores = network.head("areas", pooled[named])
        loss = loss + functional.binary_cross_entropy_with_logits(scores, areas, reduction="sum") / len(named)
    acts = [(a, b, run) for a, b, run in runs if run.classes["action"] >= 0]
    if acts:
        scores = network.head("action", hidden).squeeze(-1)
        each = [
            functional.cross_entropy(scores[a:b][None], torch.tensor([run.classes["action"]])) for a, b, run in acts
        ]
        loss = loss + torch.stack(each).mean()
    return loss


@torch.no_grad()
def tag(network: Network, windows: Sequence[Coded]) -> list[Tagged]:
    """What the network says of windows, in their order, as the shipped tagger would."""
    heads, at = {}, 0
    for name, width in HEADS.items():
        rows = slice(at, at + width)
        heads[name] = (network.heads.weight[rows].numpy().T, network.heads.bias[rows].numpy())
        at += width
    found: dict[int, Tagged] = {}
    for batch in _batches(windows, 4000, random.Random(0)):  # noqa: S311 order of batches, no secret
        hidden = _vectors(network, [windows[i] for i in batch], half=False)
        bio = torch.softmax(network.head("bio", hidden).view(-1, len(KINDS), 3), -1).numpy()
        act = network.head("action", hidden).squeeze(-1).numpy()
        start = 0
        for i in batch:
            end = start + len(windows[i].first)
            kinds = {kind: bio[start:end, n] for n, kind in enumerate(KINDS)}
            found[i] = Tagged(windows[i].target.window, hidden[start:end].numpy(), kinds, act[start:end], heads)
            start = end
    return [found[i] for i in range(len(windows))]
