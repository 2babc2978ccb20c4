"""What kind of text it is and whose word it is. Title first, then the opening words, then the publisher."""

from __future__ import annotations

import re

from servanda.reading.about.publisher import is_press, publisher_party
from servanda.records import Document, Field, ParagraphKind, Standing, TextType

__all__ = ["is_one_voice", "kind_of", "standing_of"]

# Title words that name the kind, in the order in which they decide: "Joint Readout" is a readout; "Remarks", "Letter"
# and
# "Memorandum" are none of the kinds, whatever they are about.
_TITLES: tuple[tuple[str, TextType], ...] = (
    (r"fact ?sheet", TextType.FACT_SHEET),
    (r"^(?:remarks|letter|memorandum|message|a message|proclamation|executive order|interview|transcript|speech)\b"
     r"|\b(?:remarks|speech|toast|interview) (?:by|of|with|at)\b", TextType.OTHER),
    (r"communiqu[eé]", TextType.COMMUNIQUE),
    (r"readout|read-out|(?:tele)?phone (?:conversation|contact|call|talk)|speaks? by telephone"
     r"|spoke with|talks with|meeting with|met with",
     TextType.READOUT),
    (r"(?:joint|trilateral|quadrilateral) [^.]{0,60}\bstatement|statement on framework|joint vision|joint press"
     r"|(?:leaders|ministers)[’'] (?:joint )?statement|leaders (?:joint )?statement|joint initiative"
     r"|statement (?:of|by|from) the (?:leaders|g7|participants|heads|foreign ministers)"
     r"|g7 .*statement|chair(?:man|person)?[’']?s (?:press )?statement", TextType.JOINT_STATEMENT),
    (r"\bdeclaration\b(?! of (?:a )?(?:national )?emergency)", TextType.DECLARATION),
)  # fmt: skip
_FORMAL = (TextType.COMMUNIQUE, TextType.JOINT_STATEMENT, TextType.DECLARATION)
# What a newspaper prints in full is named with capitals ("Full text: Joint Statement of …"); what it reports on is not
# ("Summit ends with a declaration").
_NAMED_IN_FULL = re.compile(
    r"(?i:full text)|\b(?:Joint|JOINT)\b|\b(?:Declaration|Communiqu[eé]|Statement) (?:of|by|on)\b"
)
# "BISHKEK, May 3 (Kabar) --", "(Photo/Ministry)", "/TASS/", "From our correspondent": nobody but the press writes so.
_PRESSED = re.compile(
    r"^[A-Z][A-Z' .’-]{2,30},[^.\n]{0,40}?\b(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|"
    r"Dec)[a-z.]* \d{1,2}\b[^\n]{0,30}?(?:--|—|–|-|/)"
    r"|\(Photo|\bphoto:|\((?:Xinhua|TASS|AFP|Reuters|AP)\)|/[A-Z][\w .]{2,20}/|[Cc]orrespondent in\b|"
    r"^By [A-Z]\w+ [A-Z]\w+$",
    re.MULTILINE,
)
# "PRIME MINISTER ABE:" opens a transcript, "I join the Prime Minister of …" one person's word.
_TRANSCRIPT = re.compile(r"^\s*(?:THE )?[A-Z][A-Z .’'-]{4,40}:\s", re.MULTILINE)
_FIRST_PERSON = re.compile(r"^\W*I (?:am|join|have|congratulate|welcome|want|was)\b|^(?:My|Dear) ", re.MULTILINE)
# "Minister X chairs the meeting", "The delegation takes part in …": a ministry's own account of it.
_ACCOUNT = re.compile(
    r"\b(?:chairs?|chaired|attends?|attended|meets?|met|takes? part|took part|holds? (?:talks|a meeting|"
    r"consultations)|receives?|received|"
    r"visits?|visited|participat\w+|hosts?|hosted|joins?|joined|speaks?|spoke|held (?:talks|a|consultations)|welcomed|"
    r"had an? (?:phone|telephone)?\s?(?:call|conversation|meeting))\b",
    re.IGNORECASE,
)


# "Agreement between A and B", "A-B Action Plan": the instrument itself is the text.
_INSTRUMENT = re.compile(
    r"^(?:[\w.’'–-]+ ){0,6}(?:agreement|treaty|memorandum of understanding|protocol|convention|charter|"
    r"plan of action|action plan|roadmap)\b"
    r"(?=.*\b(?:between|among)\b|$)"
)
# "Statement by President A", "Remarks by …", "Letter to …": one person's word, who may tell of many meetings.
_ONE_VOICE = re.compile(
    r"^(?:a )?(?:statement|remarks|letter|message|memorandum|proclamation|speech|toast|"
    r"interview)\b(?! of the (?:leaders|participants|ministers|heads))",
    re.IGNORECASE,
)


def is_one_voice(document: Document, kind: TextType) -> bool:
    """Whether one person speaks or writes, not a meeting."""
    return kind is TextType.OTHER and bool(_ONE_VOICE.search(document.metadata.title or ""))


def kind_of(document: Document) -> Field[TextType]:
    """The kind of text (label format), with what told it."""
    title, opening = document.metadata.title or "", _opening(document)
    press = is_press(document.metadata.publisher)
    named = _named(title)
    if press or (_PRESSED.search(opening) and named not in _FORMAL):
        if named in _FORMAL and _NAMED_IN_FULL.search(title):
            return Field(named, inferred_from="the title", rule="record.type", confidence=0.85)
        why = "the publisher" if press else "a dateline or caption of the press"
        return Field(TextType.PRESS_REPORT, inferred_from=why, rule="record.type", confidence=0.9 if press else 0.75)
    if named is not None:
        return Field(
            _unless_spoken(named, title, opening), inferred_from="the title", rule="record.type", confidence=0.9
        )
    return _from_opening(document, title, opening)


def standing_of(document: Document, kind: TextType) -> Field[Standing]:
    """Whose word the text is: said by the source, told by the title, or by the kind of text."""
    said = document.metadata.standing
    if said and said in {s.value for s in Standing}:
        return Field(Standing(said), inferred_from="the text's header")
    low = (document.metadata.title or "").lower()
    if re.search(r"\bdraft\b", low):
        return Field(Standing.DRAFT, inferred_from="the title", rule="record.standing")
    if re.search(
        r"chair(?:man|person)?[’']?s[’']? (?:press )?(?:summary|statement|conclusions)|co-chairs[’']? |summary (?:by|"
        r"of) the (?:co-)?chair",
        low,
    ):
        return Field(Standing.CHAIR, inferred_from="the title", rule="record.standing")
    if kind in _FORMAL or re.search(r"^(?:list of )?(?:outcomes|deliverables)|list of (?:outcomes|deliverables)", low):
        return Field(Standing.AGREED, inferred_from="the kind of text", rule="record.standing", confidence=0.8)
    if kind is TextType.OTHER and _INSTRUMENT.search(low):
        return Field(Standing.AGREED, inferred_from="the title", rule="record.standing", confidence=0.8)
    if kind is TextType.PRESS_REPORT:
        return Field(Standing.PRESS, inferred_from="the kind of text", rule="record.standing", confidence=0.9)
    if kind in (TextType.READOUT, TextType.FACT_SHEET):
        return Field(Standing.ONE_SIDE, inferred_from="the kind of text", rule="record.standing", confidence=0.8)
    return Field(Standing.UNKNOWN, rule="record.standing")


def _named(title: str) -> TextType | None:
    low = title.lower()
    return next((kind for pattern, kind in _TITLES if re.search(pattern, low)), None)


def _unless_spoken(named: TextType, title: str, opening: str) -> TextType:
    """ "Joint press statement with …" may be a transcript or the host's own account."""
    if named is TextType.JOINT_STATEMENT and re.search(r"\bstatement with\b", title, re.IGNORECASE):
        if _TRANSCRIPT.search(opening[:120]) or _FIRST_PERSON.search(opening[:80]):
            return TextType.OTHER
        return TextType.READOUT if re.search(r"\btoday (?:welcomed|met|received|hosted)\b", opening) else named
    return TextType.OTHER if named in _FORMAL and _FIRST_PERSON.search(opening[:40]) else named


def _from_opening(document: Document, title: str, opening: str) -> Field[TextType]:
    said = re.search(
        r"\b(?:following|this|the present) (joint [\w ]{0,20}(?:statement|declaration|communiqu[eé]))",
        opening,
        re.IGNORECASE,
    )
    heading = next((document.quote(p.body) for p in document.paragraphs[:3] if p.kind is ParagraphKind.HEADING), "")
    kind = _named(said[1]) if said else _named(heading)
    if kind in _FORMAL:
        return Field(kind, inferred_from="the opening words", rule="record.type", confidence=0.7)
    if _TRANSCRIPT.search(opening[:200]) or _FIRST_PERSON.search(opening[:200]):
        return Field(TextType.OTHER, inferred_from="one person speaks", rule="record.type", confidence=0.6)
    home = publisher_party(document.metadata.publisher)
    if _ACCOUNT.search(title) and (home is not None or _ACCOUNT.search(opening)):
        return Field(TextType.READOUT, inferred_from="the title", rule="record.type", confidence=0.7)
    if re.search(
        r"\b(?:spoke (?:today|by|with|on)|met (?:today|with|on|in)|held (?:a|talks)|hosted|welcomed)\b", opening[:400]
    ):
        return Field(TextType.READOUT, inferred_from="the opening words", rule="record.type", confidence=0.5)
    return Field(TextType.OTHER, rule="record.type", confidence=0.4)


def _opening(document: Document) -> str:
    return document.text[:600]
