"""What one pass over a sentence carries: the sentence, the words already read, the drafts found so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from servanda.reading.grammar.draft import Context, Draft
from servanda.reading.grammar.negation import negated
from servanda.reading.grammar.vocabulary import Vocabulary, vocabulary
from servanda.reading.syntax import Sentence, Word
from servanda.records import Kind

__all__ = ["TOP", "Climb"]

_BEFORE_OPENING = frozenset({"RB", "CD", "LS", ",", ".", "-LRB-", "-RRB-", ":"})
TOP = Context()  # a clause that inherits nothing


@dataclass(slots=True)
class Climb:
    """One pass. ``walk`` reads a clause: a reading sends back what it finds below itself (reported speech)."""

    s: Sentence
    walk: Callable[[Climb, Word, Context], None]
    v: Vocabulary = field(default_factory=vocabulary)
    found: list[Draft] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    def clause(self, verb: Word, up: Context) -> None:
        """Reads the clause of ``verb`` with what it inherits from ``up``."""
        self.walk(self, verb, up)

    def close(self, word: Word) -> None:
        """Nothing below ``word`` is read for itself: it is what somebody stresses or agrees on."""
        self.seen.update(self.s.subtree(word))

    def verb_start(self, verb: Word) -> int:
        """Where a verb with its auxiliaries and adverb begins: "jointly combat", "also agreed"."""
        words = self.s.words
        deps = ("aux", "auxpass", "advmod", "neg")
        kids = [k.i for k in self.s.kids(verb, *deps) if k.i < verb.i and verb.i - k.i <= 3]
        return min([verb.i, *(k for k in kids if all(words[j].dep != "punct" for j in range(k, verb.i)))])

    def take(self, kind: Kind, verb: Word, here: Context, rule: str, **more: object) -> bool:
        """Keeps a draft; ``more`` are its further fields. True always: "this reading fits"."""
        start = here.start if here.start is not None else self.verb_start(verb)
        if any(d.kind is kind and d.start == start for d in self.found):
            start = self.verb_start(verb) if verb.i > start else start
        if any(d.kind is kind and d.start == start and d.verb is verb for d in self.found):
            return True
        fields = {"lemma": verb.lemma, "nested": False, **more}
        fields["nested"] = fields["nested"] or here.nested
        self.found.append(
            Draft(
                kind, start, verb, rule=rule, sure=here.sure, subject=here.subject, lead=here.lead,
                speaker=here.speaker, **fields,  # type: ignore[arg-type]
            )
        )  # fmt: skip
        return True

    def modal(self, verb: Word) -> str | None:
        """The modal verb of ``verb`` itself, lower case."""
        return next((k.low for k in self.s.kids(verb, "aux") if k.tag == "MD"), None)

    def has_aux(self, verb: Word, lemma: str) -> bool:
        """Whether ``verb`` has the auxiliary ``lemma``: "have" makes a perfect, "be" a progressive."""
        return any(k.lemma == lemma for k in self.s.kids(verb, "aux"))

    def negated(self, verb: Word) -> bool:
        """Whether ``verb`` is not to be done."""
        return negated(self.s, verb)

    def opens(self, verb: Word) -> bool:
        """Whether a paragraph opens with its verb: "Decides to renew the mandate", "1. ADOPTS the Statute"."""
        return verb.dep == "ROOT" and all(w.tag in _BEFORE_OPENING for w in self.s.words[: verb.i])

    def prepositions(self, word: Word) -> set[str]:
        """The prepositions right below ``word``, lower case."""
        return {k.low for k in self.s.kids(word, "prep")}
