"""How much. Reads words; writes amounts with bound, unit and currency (coding guide, section 3, "quantities")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from servanda.lexicon import load
from servanda.reading.syntax import Sentence
from servanda.records import Amount, Bound, Code, Field, Span

__all__ = ["amounts"]


@cache
def _pattern() -> re.Pattern[str]:
    units = load().units
    signs = [
        s for names in units.currencies.values() for s in names if re.search(r"\W|[A-Z]{2}", s) and not s.endswith("s")
    ]
    words = [s for names in units.currencies.values() for s in names]

    def either(options: list[str]) -> str:
        return "|".join(re.escape(o) for o in sorted(set(options), key=len, reverse=True))

    bounds = either([b for options in units.bounds.values() for b in options])
    scales = either([s for s in units.scales if len(s) > 2] + ["bn", "mn", "tn"])
    numbers = either(list(units.numbers))
    tens = either([n for n, value in units.numbers.items() if value in range(20, 100, 10)])
    ones = either([n for n, value in units.numbers.items() if value in range(1, 10)])
    vague = either(list(units.vague))
    money = either(words)
    # "C5+1", "Industry 4.0" and "F-16" hold no number of things; "USD50 million" holds one.
    # "$A5 million", "$US2" hold one, too.
    free = r"(?:(?<![\w.,+/-])|(?<=[A-Z]{3})(?<!\w{4})|(?<=[$€£¥])|(?<=\$[A-Z])|(?<=\$[A-Z]{2}))"
    return re.compile(
        rf"(?:(?<![\w])(?P<bound>{bounds})\s+(?:a |an |the |total of |another |additional )*)?"
        rf"(?:(?<![A-Za-z])(?P<sign>{either(signs)})\s?)?"
        rf"(?:(?P<num>{free}\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|{free}\d+(?:\.\d+)?)(?:\s?(?:-|–|"
        rf"to)\s?(?:{either(signs)})?(?P<upper>\d+(?:\.\d+)?(?:,\d{{3}})*))?"
        rf"(?:[\s-](?P<scale>{scales})\b|(?P<tight>bn|mn|m|b)\b)?(?P<plus>\+)?|"
        rf"\b(?P<word>(?:{tens})-(?:{ones})|{numbers})\b(?:[\s-](?P<wscale>{scales})\b)?|\b(?P<vague>{vague})\s+of\b)"
        rf"(?P<after>(?:\s?(?P<pct>%|per ?cent(?:age points?)?|percentage points?)|\s(?P<cur>{money})(?![\w])))?",
        re.IGNORECASE,
    )


_UNIT = re.compile(
    r"\s+(?:(?:more|additional|new|further|other|extra|full|official|"
    r"annual)\s+)*(?:of\s+(?:the\s+)?)?(?P<unit>(?:[a-zA-Z][\w’'-]*)(?:\s(?!such\b|of\b|for\b|to\b|in\b|and\b|"
    r"on\b|at\b|by\b|from\b|with\b|that\b|which\b|over\b|per\b|will\b|through\b|as\b|or\b|under\b|into\b|have\b|"
    r"has\b|are\b|were\b|is\b)[a-z][\w’'-]*){0,3})"
)
_DATE_NEAR = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Article|Articles|"
    r"paragraph|No\.?|Resolution|UNSCR|Phase|"
    r"Order|Special|Part|Supplement|Regulation|Protocol|Industry|Schedule|Chapter|top|Top|Chapter|section|Section|Annex|vision|Vision|Agenda|COP|G|"
    r"ASEAN|Covid|COVID)[-\s]*$"
)
_AFTER_DATE = re.compile(
    r"(?:st|nd|rd|th)?\s*(?:of\s+)?(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)\b|(?:st|nd|rd|th)\b|[-/+]\d|\+\d|[-–](?:year|day|month|week|point|nation|party|state|member)"
)


def amounts(
    text: str,
    span: Span,
    home: Code | None = None,
    sentence: Sentence | None = None,
    sides: Sequence[Code] = (),
) -> Iterator[Field[Amount]]:
    """The amounts within ``span``, in order.

    ``home`` settles what a bare "$" is (the publisher's dollar), ``sides``, the text's parties, whether "¥" are yen;
    ``sentence``, where it is parsed, what is counted.
    """
    if not _may_count(text[span.start : span.end]):
        return
    done = span.start
    for match in _pattern().finditer(text, span.start, span.end):
        if match.start() < done or (match["num"] is None and match["word"] is None and match["vague"] is None):
            continue
        found = _amount(text, match, span, home, sentence, sides)
        if found is not None:
            done = found.spans[0].end
            yield found


@cache
def _number_words() -> frozenset[str]:
    return frozenset((*load().units.numbers, *load().units.vague))


def _may_count(words: str) -> bool:
    """Whether there is a number at all: most runs have none, and the pattern of all amounts takes its time."""
    return _DIGIT.search(words) is not None or not _number_words().isdisjoint(_LETTERS.findall(words.lower()))


_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[a-z]+")


def _amount(
    text: str, match: re.Match[str], span: Span, home: Code | None, sentence: Sentence | None, sides: Sequence[Code]
) -> Field[Amount] | None:
    if _BESIDES.search(text, max(span.start, match.start() - 24), match.start()):
        return None
    if sentence is not None and _told_aside(sentence, match.start(), span):
        return None
    value, bound = _value(match)
    currency = _currency(match, home, sides)
    end, unit = match.end(), None
    if match["pct"]:
        unit = "percentage point" if "point" in match["pct"].lower() else "percent"
    elif currency is None:
        thing = _counted(text, match, span, sentence)
        if thing is None:
            return None
        unit, end = thing
    bound = (
        _bound(match)
        or _exceeding(text, match, span)
        or (Bound.AT_LEAST if match["plus"] or _OR_MORE.match(text, end) else bound)
    )
    if bound is Bound.AT_LEAST and _DENIED.search(text, max(span.start, match.start() - 24), match.start()):
        bound = Bound.UP_TO
    upper = _scaled(match["upper"], match) if match["upper"] else None
    if upper is not None and _RAISED.search(text, max(span.start, match.start() - 8), match.start()):
        value, upper = upper, None  # "raise the stock from 58,000 to 100,000 tonnes": what is promised is the second
    return Field(
        Amount(value, unit, currency, bound, upper, text[match.start() : end]),
        (Span(match.start(), end),),
        rule="amounts.money" if currency else "amounts.count",
    )


def _exceeding(text: str, match: re.Match[str], span: Span) -> Bound | None:
    """ "trade exceeded 6 billion dollars": at least so much; "shall not exceed" is told by its own words."""
    over = _EXCEEDING.search(text, max(span.start, match.start() - 16), match.start())
    return Bound.AT_LEAST if over is not None and not _DENIED.search(text, span.start, over.end()) else None


_SAME_IN_PLURAL = frozenset(
    "aircraft people personnel staff police tonnes hectares km kilometres head crore lakh".split()
)
# "in addition to the $3 million given last year": that was another promise.
_BESIDES = re.compile(r"\b(?:in addition to|on top of|apart from) (?:the |its |our )?$", re.IGNORECASE)
# "a tariff of 15 per cent or higher"; "not to draw more than 3,300 cubic metres" is a ceiling
_OR_MORE = re.compile(r",? (?:or|and) (?:more|higher|above|over)\b")
_DENIED = re.compile(r"\bnot (?:to )?\w+\s*$")
_EXCEEDING = re.compile(r"\b(?:exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp?(?:s|ed|ing)|in excess of)\s*$")
_RAISED = re.compile(r"\bfrom\s*$")
_OF_ALL = re.compile(r"\s+of\s+(?:its|the|their|these|those)\s+(?:[\d,]+|[a-z]+)\s+(?P<unit>[a-z][\w’'-]*)")
_MEMBERS = re.compile(r"-(?P<unit>member|bed|seat|place)\b")
_MORE = re.compile(r"(?:(?:more|additional|new|further|other|extra|full|official|annual|another|such|of|the)\s+)+")
_NUMBER_OF = re.compile(
    r"\b(?:number|ceiling|total|quota|cap|limit|intake|fleet|stock) (?:of|on|for) (?:its |the |their |registered )?"
    r"(?P<unit>[A-Za-z][\w’' -]*?s)\b"
)
# "increase to 120 the number of scholarships"
_THE_NUMBER_OF = re.compile(r"\s+the (?:number|quota|ceiling|intake) of (?P<unit>[A-Za-z][\w’'-]*?s)\b")
# Time given or taken counts ("stays of up to 30 days", "fees are waived for 365 days"); a window in which to act does
# not, nor how long before, nor how often.
_SPELL = frozenset({"day", "days", "hour", "hours"})
_WINDOW = re.compile(
    r"\b(?:within|after|before|later than|every|next|last|past|following|first|previous|periods? of|in)"
    r"(?: (?:the|a|at least|at most|some|about))*\s*$",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\s*(?:in advance|beforehand|ahead|before|after|from|prior|of (?:the|its|a|an)|later|ago|notice)\b"
)


def _is_label(text: str, match: re.Match[str]) -> bool:
    """A day, a year, an article's number: "14 May", "in 2030", "Schedule 2" count nothing."""
    start = next(match.start(g) for g in ("num", "word", "vague") if match[g])
    if _DATE_NEAR.search(text, max(0, start - 14), start) or _AFTER_DATE.match(text, match.end()):
        return True
    return bool(match["num"] and match["scale"] is None and re.fullmatch(r"(?:19|20)\d\d", match["num"]))


def _counted(text: str, match: re.Match[str], span: Span, sentence: Sentence | None) -> tuple[str, int] | None:
    """What is counted and where its words end: by the parse, else by the words that follow."""
    members = _MEMBERS.match(text, match.end(), span.end)
    if members is not None:  # "a 12-member medical team"
        return members["unit"] + "s", members.end()
    quoted = text[match.start() - 1 : match.start()] in ("“", '"', "‘") if match.start() else False
    if quoted and match["word"]:
        return None  # the "three forces" are a name
    if _is_label(text, match) or (match["word"] and not match["wscale"] and text.startswith(" of ", match.end())):
        return None
    share = _OF_ALL.match(text, match.end(), span.end)
    if share is not None and match["num"]:  # "14 of its 22 roadblocks"
        return share["unit"], share.end()
    parsed = _by_parse(text, match, span, sentence) if match["vague"] is None else None
    if parsed is not None:
        return parsed if _measures(match, parsed[0]) and not _is_window(text, match, *parsed) else None
    following = _UNIT.match(text, match.end(), span.end)
    if following is not None and _measures(match, _noun(following["unit"])):
        unit = _noun(following["unit"])
        end = following.start("unit") + len(unit)
        return None if _is_window(text, match, unit, end) else (unit, end)
    after = _THE_NUMBER_OF.match(text, match.end(), span.end)
    if after is not None:
        return after["unit"], match.end()
    before = _NUMBER_OF.search(text, span.start, match.start())
    if before is not None and re.search(
        r"\bto\s+$", text[span.start : match.start()] if match["upper"] is None else "to "
    ):
        return before["unit"], match.end()  # "raise the number of its staff officers to 35"
    return None


def _is_window(text: str, match: re.Match[str], unit: str, end: int) -> bool:
    """Whether days or hours say when to act: "within thirty days", "ten days in advance"."""
    if unit.rpartition(" ")[2].lower() not in _SPELL:
        return False
    return _WINDOW.search(text, max(0, match.start() - 40), match.start()) is not None or (
        _AHEAD.match(text, end) is not None
    )


def _told_aside(sentence: Sentence, place: int, span: Span) -> bool:
    """Whether the number is told of what was before: "a fund, to which Peru has already paid in 25 million"."""
    word = next((w for w in sentence.words if w.start <= place < w.end), None)
    while word is not None and word.head != word.i:
        if word.dep == "relcl" and sentence.words[word.head].start >= span.start:
            has = any(k.lemma == "have" and k.tag != "VB" for k in sentence.kids(word, "aux"))
            return word.tag == "VBD" or (word.tag == "VBN" and has)
        word = sentence.words[word.head]
    return False


def _noun(words: str) -> str:
    """The words up to the first plural: "tonnes before the end" counts tonnes."""
    parts = words.split()
    for i, part in enumerate(parts):
        if part.endswith("s") and not part.endswith("ss") and len(part) > 3:
            return " ".join(parts[: i + 1])
    return words


def _by_parse(text: str, match: re.Match[str], span: Span, sentence: Sentence | None) -> tuple[str, int] | None:
    """The noun the number stands before, with the words between."""
    if sentence is None or not text[match.end() : match.end() + 1].isspace():
        return None  # "a two-level mechanism", "5G networks", "1.5°C"
    last = next((w for w in reversed(sentence.words) if w.end <= match.end() and w.start >= match.start()), None)
    while last is not None and last.dep in ("compound", "quantmod", "nummod") and sentence.words[last.head].tag == "CD":
        last = sentence.words[last.head]
    if last is None or last.dep != "nummod":
        return None
    noun = sentence.words[last.head]
    plural = noun.tag in ("NNS", "NNPS") or noun.low in _SAME_IN_PLURAL or match[0].lower().endswith("one")
    if not noun.is_noun or not plural or noun.start < match.end() or noun.end > span.end or noun.i - last.i > 6:
        return None
    start = match.end() + len(text[match.end() : noun.start]) - len(text[match.end() : noun.start].lstrip())
    more = _MORE.match(text, start, noun.start)
    return text[more.end() if more else start : noun.end], noun.end


# "between the two Ministries", "the first two summits", "one of its aims": they are named, not promised.
_NAMED = re.compile(
    r"\b(?:the|both|these|those|our|all|their|between|its|his|her|first|last|next|past)\s*$", re.IGNORECASE
)


# "the Security Council 1267 Sanctions Committee", "Part 744 of the Export Regulations": the number is part of a name.
_UNDER_NAME = re.compile(r"(?<!\bin )(?<!\bto )(?<!\bfor )(?<!\bgive )\b[A-Z][\w’'-]+ $")


def _measures(match: re.Match[str], unit: str) -> bool:
    """A number word that only counts the parties ("the two leaders") or a window ("three years") measures no act."""
    skip = set(load().units.not_units)
    words = unit.lower().split()
    if not words or words[0] in skip or words[-1] in skip or words[0] in _NOT_FIRST:
        return False
    if unit[0].isupper() and _UNDER_NAME.search(match.string, max(0, match.start() - 20), match.start()):
        return False
    if match["num"] is None and _NAMED.search(match.string, max(0, match.start() - 9), match.start()):
        return False
    if match["word"] is None or match["wscale"]:
        return True
    if match["word"].lower() in ("one", "zero"):  # "one China", "zero tariffs", "net zero emissions"
        return (
            match["word"].lower() == "one" and len(words) > 1 and unit.islower() and not words[0].startswith("another")
        )
    return words[-1].endswith("s") or words[-1] in _SAME_IN_PLURAL


_NOT_FIRST = frozenset(
    "this that is are was were will another by to in and or of on such at for with from a an the".split()
)


def _scaled(digits: str, match: re.Match[str]) -> Decimal:
    """ "1.5" of "1.5 billion" is 1500000000, not 1500000000.0; "0.50" keeps its digits."""
    number, scale = Decimal(digits.replace(",", "")), _scale(match)
    if scale == 1:
        return number
    return (number * scale).quantize(Decimal(1)) if number * scale % 1 == 0 else number * scale


def _value(match: re.Match[str]) -> tuple[Decimal, Bound]:
    units = load().units
    if match["vague"]:
        number, bound = units.vague[match["vague"].lower()]
        return Decimal(number), bound
    if match["word"]:
        scale = units.scales[match["wscale"].lower()] if match["wscale"] else 1
        number = sum(units.numbers[part] for part in match["word"].lower().split("-"))
        return Decimal(number) * scale, Bound.EXACT
    return _scaled(match["num"], match), Bound.EXACT


def _scale(match: re.Match[str]) -> int:
    word = match["scale"] or match["tight"]
    return load().units.scales[word.lower()] if word else 1


def _bound(match: re.Match[str]) -> Bound | None:
    said = (match["bound"] or "").lower()
    return next((b for b, words in load().units.bounds.items() if said in words), None) if said else None


def _currency(match: re.Match[str], home: Code | None, sides: Sequence[Code]) -> str | None:
    units = load().units
    said = match["sign"] or match["cur"]
    if not said:
        return None
    if said in ("$", "dollars", "dollar") and home is not None:
        return units.dollar_of.get(home, "USD")
    if said == "¥" and "CN" not in (home, *sides) and "JP" in (home, *sides):
        return "JPY"
    return next((code for code, names in units.currencies.items() if said.lower() in (n.lower() for n in names)), None)
