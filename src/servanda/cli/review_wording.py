"""Every word of the commands on delivery, in one place to be translated."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["COLUMNS", "HELP", "SAYS"]

HELP: Mapping[str, str] = {
    "as": "How to print: markdown, html or csv.",
    "on": "As of this day (2025-12-31); without it today.",
    "reason": "Why.",
    "source": "Who says so: the key of a text in the register, or words.",
    "review": "Print what was done of what MECHANISM agreed: status with sources by area, pledges with deliveries, "
    "instruments, what was not reiterated, what moved in wording, and the method.\n\n"
    "Example: servanda review CA --cycle FM5..S2 --as html > review.html",
    "review.short": "Review what was done.",
    "review.cycle": "From one meeting to another (FM5..S2), from one on (FM5..), or a date (2025).",
    "review.scores": "Print the scores of this window, too, where the mechanism is scored.",
    "due": "List what is due in MECHANISM until when, the most overdue first. With --extend give the commitment ID a "
    "later day; with --clock months say when commitments without a stated time are due.\n\n"
    "Example: servanda due CA --until 2025-12-31",
    "due.short": "List what is due.",
    "due.until": "Only what is due by this day.",
    "due.holder": "Only what this party holds.",
    "due.extend": "Id of a commitment to be given the day of --to.",
    "due.to": "The later day.",
    "due.clock": "Months after the text's date; 0 takes the clock away. Needs --source, where it was agreed.",
    "prepare": "Print what MEETING of MECHANISM should have before it: open items, instruments by stage, questions to "
    "settle, contested wording with its history.\n\nExample: servanda prepare CA S3",
    "prepare.short": "Prepare a meeting.",
    "pledge": "List the pledges of MECHANISM. With --propose file those its texts hold, and the pairs that may be one; "
    "with --add the amounts of one statement; with --deliver what came of one; with --pair rule on two; with --sum add "
    "up pledges that were ruled distinct.\n\nExample: servanda pledge CA --propose",
    "pledge.short": "Pledges, deliveries, and pairs that may be one.",
    "pledge.propose": "File the pledges that the texts hold.",
    "pledge.add": "Id of a statement whose amounts are pledges.",
    "pledge.deliver": "Key of a pledge, or id of a statement with one, of which something came.",
    "pledge.amount": "How much came, in the pledge's unit.",
    "pledge.day": "When it came.",
    "pledge.in_all": "The amount is everything up to that day.",
    "pledge.pair": "Two pledges, by key or id.",
    "pledge.is": "What the later one is to the earlier.",
    "pledge.sum": "A pledge to add up; may be given several times. Refused unless all pairs were ruled distinct.",
    "instrument": "List the instruments of MECHANISM, or show, make or change the one called KEY. With --propose file "
    "what its texts say of instruments; with --stage confirm (or --not, reject) a stage; with --act file what parties "
    "did.\n\nExample: servanda instrument CA treaty --act ratification --party KG --day 2025-09-24 --source note",
    "instrument.short": "Instruments: stages, acts of parties, entry into force.",
    "instrument.propose": "File what the texts say of instruments, as read.",
    "instrument.name": "Its name; makes it if there is none.",
    "instrument.type": "Kind of instrument.",
    "instrument.party": "A party, by code; may be given several times. With --act: who did it.",
    "instrument.language": "An authentic language (zh, ru); may be given several times.",
    "instrument.stage": "A stage it reached.",
    "instrument.not": "The stage was read, and is not so.",
    "instrument.act": "What the parties did.",
    "instrument.day": "When.",
    "instrument.words": "Words of a reservation, a declaration, or of the final clause.",
    "instrument.force": "What brings it into force: signature, consent (ratification and the like), or a day.",
    "instrument.count": "How many parties are needed; without it all.",
    "instrument.among": "A party that must be among them; may be given several times.",
    "instrument.days": "Days after the last act needed.",
    "instrument.months": "Months after the last act needed.",
    "evidence": "List the evidence of MECHANISM, or of its commitment ID. With --shows file a piece: a TEXT with its "
    "words, a URL, or a FILE.\n\n"
    "Example: servanda evidence CA CA-2024-FM5-09 --shows 'the first 300 came' --url https://example.org/note",
    "evidence.short": "Evidence of what was done.",
    "evidence.shows": "What it shows.",
    "evidence.kind": "Who says so.",
    "evidence.text": "Key of a text in the register.",
    "evidence.quote": "The words, as they stand in the text.",
    "evidence.url": "An address.",
    "evidence.file": "A file; its bytes are kept.",
    "evidence.day": "Date of the evidence.",
    "evidence.party": "The party it is about.",
    "evidence.pledge": "Key of the pledge it is about.",
    "remind": "Send an e-mail to whoever is responsible for a line of a meeting's board that is due soon and not done; "
    "once for each day that was set. Without --smtp messages are printed, not sent. Meant to be called every morning."
    "\n\nExample: servanda remind --days 7",
    "remind.short": "Remind by e-mail of what is due.",
    "remind.days": "How many days ahead.",
    "remind.smtp": "Server to send by: smtp://USER:PASSWORD@HOST:PORT, or smtps://. Also read from SERVANDA_SMTP.",
    "remind.from": "Address of the sender.",
    "returns": "What parties report. With --form write a prefilled form of what is open; with --take file "
    "a form that came back; with --sign let a party's reports out; with --report file one; with --appoint name a "
    "coordinator.\n\nExample: servanda returns CA --party KZ --cycle 2025 --form kz.xlsx",
    "returns.short": "Forms for parties, their reports, sign-off.",
    "returns.party": "The party, by code.",
    "returns.cycle": "The cycle that is reported on (2025, FM5..S2).",
    "returns.form": "Write the form to FILE: .xlsx or .csv.",
    "returns.take": "Take the filled form FILE in; every row is told.",
    "returns.sign": "Let the party's reports of the cycle out.",
    "returns.report": "Id of a commitment to report on.",
    "returns.status": "Where it stands.",
    "returns.done": "What was done.",
    "returns.evidence": "Evidence, in words.",
    "returns.next": "What comes next.",
    "returns.appoint": "Name of a person who is to report and sign for the party.",
    "returns.level": "The narrowest level the coordinator may see.",
}

SAYS: Mapping[str, str] = {
    "reminded": "{count} messages",
    "nothing": "Nothing to show.",
    "pledges": "{made} pledges filed, {pairs} pairs put forward",
    "sum": "{amount}: ruled distinct, pair by pair",
    "read": "{made} stages filed, as read",
    "acts": "{made} acts filed",
    "saved": "Saved: {what}",
    "form": "{count} rows in {file}",
    "signed": "{count} reports let out",
    "taken": "{taken} taken, {unchanged} left as they were, {conflicts} in conflict, {refused} refused",
    "needs": "Give {what} too",
    "bad_day": "{day}: a day as 2025-12-31",
}

COLUMNS: Mapping[str, Mapping[str, str]] = {
    "pledges": {
        "key": "Key",
        "ref": "Id",
        "provider": "By",
        "amount": "Promised",
        "window": "Window",
        "delivered": "Delivered",
        "pairs": "May be one with",
    },
    "instruments": {"key": "Key", "name": "Name", "stage": "Stage", "acts": "Acts", "force": "Entry into force"},
    "steps": {"date": "Day", "what": "What", "source": "Source", "state": "State"},
    "evidence": {"of": "Of", "date": "Date", "kind": "Kind", "shows": "Shows", "source": "From"},
    "rows": {"row": "Row", "ref": "Id", "outcome": "Outcome", "why": "Why"},
    "reports": {"ref": "Id", "party": "Party", "status": "Status", "done": "Done", "signed": "Signed"},
}
