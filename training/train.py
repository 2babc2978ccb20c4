"""From labelled texts to the weights the reader ships: one command.

    python training/train.py OUT --first TEXTS:LABELS … --data TEXTS:LABELS …
                             [--publisher NAME …] [--folds FILE --tokens DIR] [--layers N]

Stage one learns from the texts of --first (many, labelled by one reader), stage two goes on with those of --data
(fewer, careful); the shipped weights are the mean of both stages'. LABELS holds NAME.jsonl, TEXTS holds NAME.txt and,
where there is one, NAME.json with publisher and licence. With --publisher a text that names another publisher is left
out: its rights do not let weights be shipped. With --folds FILE (name → fold) each fold of --data is also read by
weights trained without it, and what they say is kept in --tokens DIR for ``fit_blend.py``; texts left out are
read by the weights that ship, which never saw them.

OUT gets encoder.onnx, heads.npz, tokenizer.json, metrics.json and NOTICE. About half an hour on two processors.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
import sys
from pathlib import Path

import torch
from export import save
from fitting import Coded, Options, coded, fit, tag
from labelled import Labelled, labelled, targets
from network import BASE, Network, base_folder
from remembered import keep

from servanda.reading.learned.pieces import Pieces

RIGHTS = {
    "The White House": "public domain (works of the United States government)",
    "Prime Minister of Australia": "CC BY (Commonwealth of Australia)",
    "President of Russia": "CC BY 4.0 (kremlin.ru)",
    "own": "CC0",
    "white-house": "public domain (texts), CC0 (labels)",
}
"""By publisher, or by the folder of labels, where the text does not say itself."""
STAGE_ONE = Options()
STAGE_TWO = Options(epochs=4, lr=2.5e-4)
LAYERS = 3
SHARE = 0.5  # of stage two in the mean: alone it forgets styles that only stage one saw


def main() -> None:
    """Trains, measures and writes as the module's text says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--first", action="append", default=[], metavar="TEXTS:LABELS")
    parser.add_argument("--data", action="append", required=True, metavar="TEXTS:LABELS")
    parser.add_argument("--publisher", action="append", default=[])
    parser.add_argument("--folds", type=Path)
    parser.add_argument("--tokens", type=Path)
    parser.add_argument("--layers", type=int, default=LAYERS, help=f"from below, {LAYERS} if not said")
    parser.add_argument("--epochs", type=int, help="of both stages, to try the program out")
    args = parser.parse_args()
    one, two = (
        Options(**(o.shown() | ({"epochs": args.epochs} if args.epochs else {}))) for o in (STAGE_ONE, STAGE_TWO)
    )
    early, late = collected(args.first, args.publisher), collected(args.data, args.publisher)
    pieces = Pieces(base_folder() / "tokenizer.json")
    say(f"stage one: {len(early)} texts; stage two: {len(late)} texts")
    start = Network(args.layers)
    if early:
        start = fit(start, windows_of(early, pieces), one, say)
    network = averaged(fit(copy.deepcopy(start), windows_of(late, pieces), two, say), start if early else None)
    if args.folds:
        folds = json.loads(args.folds.read_text(encoding="utf-8"))
        crossed(late, folds, start, two, pieces, args.tokens)
        seen = {text.name for text in late}
        for text in (text for text in collected(args.data, ()) if text.name not in seen):
            # No weights that ship may learn from it: it is read by those that do ship.
            keep(args.tokens / f"{text.name}.npz", tag(network, windows_of([text], pieces)))
    save(network, args.out)
    written(args.out, early, late, {"layers": args.layers, "stage_one": one.shown(), "stage_two": two.shown()})


def say(what: str) -> None:
    """Progress goes to standard error."""
    print(what, file=sys.stderr, flush=True)


def collected(pairs: list[str], publishers: list[str] | tuple[str, ...]) -> list[Labelled]:
    """The labelled texts of all TEXTS:LABELS pairs."""
    folders = ([Path(part) for part in pair.rsplit(":", 1)] for pair in pairs)
    return [text for texts, labels in folders for text in labelled(texts, labels, publishers)]


def windows_of(texts: list[Labelled], pieces: Pieces) -> list[Coded]:
    """The windows of all texts, with tokens and targets."""
    return coded([target for text in texts for target in targets(text)], pieces)


def averaged(network: Network, start: Network | None) -> Network:
    """The mean of the weights after stage two and those it started from."""
    if start is not None:
        before = start.state_dict()
        network.load_state_dict({n: SHARE * v + (1 - SHARE) * before[n] for n, v in network.state_dict().items()})
    return network


def crossed(
    texts: list[Labelled], folds: dict[str, int], start: Network, options: Options, pieces: Pieces, out: Path
) -> None:
    """Reads every fold with weights that never saw it, and keeps what they say of its words."""
    out.mkdir(parents=True, exist_ok=True)
    for fold in sorted({folds[t.name] for t in texts if t.name in folds}):
        say(f"fold {fold}")
        seen = [t for t in texts if folds.get(t.name) != fold]
        network = averaged(fit(copy.deepcopy(start), windows_of(seen, pieces), options, say), start)
        for text in (t for t in texts if folds.get(t.name) == fold):
            keep(out / f"{text.name}.npz", tag(network, windows_of([text], pieces)))


def written(out: Path, early: list[Labelled], late: list[Labelled], options: dict[str, object]) -> None:
    """Metrics and notice beside the weights: what they learned from, under which licences, how."""
    texts = early + late
    sources = sorted({t.source for t in texts})
    digest = hashlib.sha256()
    for text in sorted(texts, key=lambda t: (t.source, t.name)):
        rows = [[s.start, s.end, row["kind"]] for s, row in text.labels]
        digest.update(json.dumps([text.name, text.document.digest, rows]).encode())
    by_source = {
        s: {
            "texts": sum(t.source == s for t in texts),
            "labels": sum(len(t.labels) for t in texts if t.source == s),
            "licences": sorted({t.licence or RIGHTS.get(s, "") for t in texts if t.source == s} - {""}),
        }
        for s in sources
    }
    base = (base_folder() / "model.safetensors").read_bytes()
    metrics = {
        "base": BASE | {"sha256": hashlib.sha256(base).hexdigest()},
        "data": {"digest": digest.hexdigest(), "texts": len(texts), "by_source": by_source},
        "options": options | {"share_of_stage_two": SHARE if early else 1.0},
        "torch": torch.__version__,
    }
    (out / "metrics.json").write_text(json.dumps(metrics, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (out / "NOTICE").write_text(
        f"These weights were fine-tuned from {BASE['name']}\n"
        "(Apache License 2.0, https://www.apache.org/licenses/LICENSE-2.0), changed by training and by quantisation to "
        "8 bits.\n\nThey learned from labelled texts of\n"
        + "".join(f"- {s}: {', '.join(held['licences'])};\n" for s, held in by_source.items())
        + "No text can be had back from the weights. Figures, digests and settings are in metrics.json.\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
