"""Organisations that hold what is said of them under their own names: firms, banks, funds, orchestras.

Ministries, commissions and councils are not among them: they speak for their parties. Reads a subject's words only.
"""

from __future__ import annotations

import re

__all__ = ["bare", "called_company", "company", "firms", "is_persons", "organisation"]

_COMPANY = re.compile(
    r"\b(?:compan(?:y|ies)|firms?|enterprises?|businesses|airlines?|corporation|Inc\.?|Ltd\.?|Corp\.?)(?!\w)"
)
_NAMED_COMPANY = re.compile(
    r"(?:[A-Z][\w&’'-]+ )+(?:Airways|Airlines|University|Group|Association|Chamber of Commerce|Company|Holdings?)$"
)
_LAST_WORDS = (
    "Bank Fund Corporation Company Companies Group Holding Holdings Alliance Authority Foundation Institute "
    "University Academy Orchestra Museum Rail Railway Railways Airlines Airways Energy Motor Motors Steel Metal "
    "Metals Mining Minerals Resources Investment Investments Technology Technologies Mobile Telecom Exchange "
    "Federation Chamber Hospital Hospitals Port Ports Shipping Line Lines Logistics Oil Gas Power Electric Hydro "
    "Solar Pharmaceutical Pharmaceuticals Food Foods Textile Textiles Apparel Industries Engineering Construction "
    "Partners Capital Ventures Materials Chemical Chemicals Systems Solutions Film Films Pictures Guild Trust "
    "Consortium Facility Copper Nodules Brands Stores Media Network Association Club Society"
)
_ORGANISATION = re.compile(rf"(?:{'|'.join(_LAST_WORDS.split())})$")
# What has a capital and holds nothing of its own: it stands for those who made it.
_OTHERS = (
    "Agreement Agreements Treaty Treaties Plan Plans Program Programs Programme Programmes Declaration Statement "
    "Framework Frameworks Initiative Initiatives Roadmap Summit Conference Forum Council Councils Committee "
    "Committees Commission Commissions Dialogue Mechanism Mechanisms Partnership Secretariat Barriers Process "
    "Strategy Compact Mission Delegation Ministry Ministries Department Parliament Presidency Co-Chair Co-Chairs "
    "Government Governments Republic Kingdom Community Union League Organization Organisation Assembly Board Panel "
    "Office Project Corridor Party Parties Side Sides State States Member Members Leader Leaders Minister Ministers "
    "Working Contact Steering Expert Task Joint Session Meeting Charter Convention Protocol Memorandum Communique "
    "Communiqué Resolution Article Annex Section Quad House Centre Center Platform Track Hub Zone Year Decade Week "
    "Day Vision Agenda Principles Head Heads Official Officials Experts Participant Participants Countries Both All "
    "Each Regional National"
)
_NO_NAME = re.compile(rf"\b(?:{'|'.join(_OTHERS.split())}|Chair\w*|Road ?[Mm]ap)\b")
_TITLES = (
    "Mr Mrs Ms Dr Prof Sir Dame Lord Ambassador Professor General President Prime Deputy Vice Foreign Secretary "
    "King Queen Prince Princess Sheikh Emir Sultan Chancellor Premier Commissioner Senator Governor Special His Her "
    "Director Chairman Captain Colonel Admiral Envoy"
)
_TITLE = re.compile(rf"(?:{'|'.join(_TITLES.split())}|H\.? ?E)\b")
_NAME = re.compile(
    r"(?P<the>[Tt]he )?[\"“«]?(?P<name>[A-Z][\w.&’'-]*(?: (?:of|for|and|&|de|du|the|[A-Z(][\w.&’')-]*))*?)[\"”»]?$"
)


def company(said: str) -> bool:
    """Whether the words speak of a company: "Norwegian companies", "the firm “Andes Copper”"."""
    return _COMPANY.search(said) is not None


def called_company(said: str) -> bool:
    """Whether the words speak of one or are its name: "Peru Airlines"."""
    return _NAMED_COMPANY.search(said) is not None or company(said)


def firms(said: str) -> tuple[str, ...]:
    """ "The companies PT Bumi and Mekong Hydro" are two, "Indonesian companies" are one."""
    name = bare(said)
    return tuple(re.split(r",? and |, ", name)) if re.match(r"(?:[Tt]he )?(?:compan|firm)", said) else (name,)


def bare(said: str) -> str:
    """ "a number of Indonesian companies," is Indonesian companies, the firm "Moana Nodules" Moana Nodules."""
    said = re.sub(r"^(?:the|some|several|many|a number of) ", "", said.strip().rstrip(",;:"), flags=re.IGNORECASE)
    said = re.sub(r"^(?:[a-z]\S* ){0,2}(?:compan(?:y|ies)|firms?|operator|concern) (?=[\"“«A-Z])", "", said)
    return said.strip('"“”«»')


def organisation(said: str, *, speaks: bool) -> str | None:
    """ "Challenge Apparel", "the Caribbean Development Bank": an organisation by its name; None for anything else.

    A name whose last word does not tell an organisation may be a person's: it is one if its verb ``speaks``.
    """
    match = _NAME.match(said.strip().rstrip(",;:"))
    if match is None or _NO_NAME.search(said) or _TITLE.match(match["name"]):
        return None
    name = match["name"]
    if _ORGANISATION.search(name):
        return name if " " in name else None
    inner = re.search(r"[a-z][A-Z]|[A-Z]{3}|\w-[A-Z]", name)  # "QatarEnergy", "JOGMEC", "MCC-Jiangxi Copper"
    if match["the"] or speaks or not (" " in name or inner):
        return None
    return name


def is_persons(said: str) -> bool:
    """ "Vladimir Putin" may be somebody; a single word, or one in capitals, is a firm's or a project's name."""
    words = said.split()
    return len(words) > 1 and not any(word.isupper() and len(word) > 2 for word in words)
