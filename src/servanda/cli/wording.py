"""Every word of the command line, in one place to be translated."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["HELP", "NAME", "SAYS"]

NAME = "servanda"

HELP: Mapping[str, str] = {
    "servanda": "Read the texts of meetings between states: what was promised, by whom, in which words.",
    "read": (
        "Read each SOURCE and show what it says: a file, a folder with all texts below it, a web address, or - for "
        "standard input. An archive or an e-mail may hold several texts."
    ),
    "read.short": "Show what texts say.",
    "evaluate.short": "Score labels against gold.",
    "schema.short": "Print the JSON Schema of the output.",
    "read.format": "What to write. The card is for people; see the reference for the others.",
    "read.out": "Write one file for each source into this folder instead of to standard output.",
    "read.explain": "Show the rule and the words behind every field (card only).",
    "read.kind": "Show only this kind; may be given several times.",
    "read.rules_only": "Read by rules alone, without the learned part: faster, and finds less.",
    "read.processes": "With --out: read with so many processes at once, each on a processor of its own.",
    "read.keep": "Keep every fetched page as a WARC file in this folder.",
    "evaluate": (
        "Score labels of the texts in TEXTS (NAME.txt) against those in LABELS (NAME.jsonl). Without --predicted the "
        "texts are read now."
    ),
    "evaluate.links": "Score links between texts instead of statements; LABELS is then a file of links.",
    "evaluate.words": "With --links: trace by words alone, also where the extra match is installed.",
    "evaluate.predicted": "Folder of predicted labels (NAME.jsonl), instead of reading the texts.",
    "evaluate.against": "An earlier run saved with --json: show gains and losses statement by statement.",
    "evaluate.json": "Print everything as JSON, to be kept for --against.",
    "evaluate.show": "Show what was missed (-), not asked for (+) or found with wrong fields (~).",
    "evaluate.loose": "Match spans that share half of the shorter one.",
    "evaluate.bootstrap": "How often the texts are resampled for the ranges; 0 for none.",
    "trace.short": "Follow promises from text to text.",
    "trace": (
        "Follow every promise of the earlier texts into the later ones and say what became of it: repeated, "
        "strengthened, weakened, fulfilled, reported on, replaced, or not reiterated. Give the texts oldest first. "
        "All links are proposals."
    ),
    "trace.matrix": "Lay out one row for each earlier promise with its later mentions (card only; tables always are).",
    "trace.format": "What to write: for people (card, html), tables (csv, xlsx), programs (json, links).",
    "trace.out": "Write to this file instead of standard output.",
    "trace.words": "Compare by words alone, also where the extra match is installed.",
    "compare.short": "Lay two texts side by side.",
    "compare": (
        "Lay two texts side by side: what only one of them says, what both say and how they differ. Give two files, or "
        "- for two texts pasted after each other with a line of five or more = between them."
    ),
    "compare.format": "What to write: for people (card, html) or programs (json).",
    "compare.out": "Write to this file instead of standard output.",
    "compare.words": "Compare by words alone, also where the extra match is installed.",
    "schema": "Print the JSON Schema of what read --format json gives; a line of jsonl is its $defs/line.",
}

SAYS: Mapping[str, str] = {
    "error": "Error: {message}",
    "warning": "Warning: {message}",
    "explain": "--explain goes with --format card; json and jsonl always hold rules and spans",
    "one_only": "--format {format} shows one source at a time; give --out DIR to write a file for each",
    "processes": "--processes goes with --out DIR: several processes end in no order",
    "process_ended": "one of the processes was ended from outside",
    "process_ended_remedy": "Memory may be short; give fewer --processes",
    "no_capture": "fetching web addresses needs {name}, which is not installed",
    "no_capture_remedy": "Install it with: pip install 'servanda[capture]', or save the page and give the file",
    "overwrites": "it would write over a source or the .json beside it",
    "overwrites_remedy": "Choose another folder for --out",
    "clash": "two sources would be written to this file",
    "clash_remedy": "Read them in two runs, or give their common folder",
    "empty_folder": "there is no text in this folder",
    "empty_folder_remedy": "Texts end in {suffixes}",
    "unwritable": "it cannot be written ({reason})",
    "unwritable_remedy": "Check the folder given to --out",
    "reading": "Reading",
    "comparing": "Comparing by meaning",
    "two_texts": "tracing needs at least two texts",
    "two_texts_remedy": "Give them oldest first: servanda trace 2023.txt 2024.txt",
    "compare_two": "two texts are compared, here are {count}",
    "compare_two_remedy": "Give two files, or - for two texts pasted after each other",
    "parting": "two texts were expected, found {count}",
    "parting_remedy": "Put a line of five or more = between the two texts",
    "labels_folder": "{path} is no folder; with --links a file of links is scored",
    "links_file": "{path} is a folder; --links scores a file of links",
    "order": "{earlier} is dated before {later}, which was given first; texts are taken in the order given",
    "xlsx_out": "--format xlsx needs --out FILE",
    "wrote_file": "Written: {file}",
    "wrote": "Written to {folder}: {count}",
}
