"""Every word of the commands on scores, counts and spreadsheets, in one place to be translated."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["COLUMNS", "HELP", "SAYS"]

HELP: Mapping[str, str] = {
    "score": "Print the scores of a window of MECHANISM, once they are out and you may see them. Scoring is off until "
    "an administrator switches it on. With --open say which days a window takes; with --select choose a commitment; "
    "with --give assess it, blind to the others; with --settle give the score where assessors differ; with --comment "
    "say what a party has to say; with --correct give a new version; with --out let the scores out; with --identify "
    "say what you take for commitments in a text.\n\n"
    "Example: servanda score CA --cycle 2025 --window final --as html > scores.html",
    "score.short": "Score selected commitments.",
    "score.switch": "Switch scoring on or off.",
    "score.level": "Who may see scores once they are out.",
    "score.assessors": "How many assess each score, blind to each other.",
    "score.cycle": "The cycle that is scored (2025, FM5..S2).",
    "score.window": "Half-way, or at the end of the cycle.",
    "score.open": "Open the window, or change its days.",
    "score.start": "First day from which evidence counts.",
    "score.end": "Last day from which evidence counts.",
    "score.comments": "Last day on which parties may comment.",
    "score.select": "Id of a commitment to be scored in the cycle.",
    "score.applies": "Whom it is scored for: all together, each member, or the parties given with --party.",
    "score.guideline": "How its wording is to be read: what is +1, 0, -1.",
    "score.give": "Id of a commitment that you assess.",
    "score.settle": "Id of a commitment whose assessors differ.",
    "score.correct": "Id of a commitment whose score is corrected.",
    "score.comment": "Id of a commitment on whose score --party comments.",
    "score.party": "The party, by code; none where all are scored together. With --select several may be given.",
    "score.value": "The score.",
    "score.because": "Grounds of an assessment.",
    "score.words": "The comment.",
    "score.out": "Let the scores of the window out, after the comment period.",
    "score.assessments": "List assessments: your own, and others' where all are in.",
    "score.identify": "Key of a text in which you mark commitments, blind to the others.",
    "score.quotes": "File with the words of each, one on each line; - for standard input.",
    "count": "Count the commitments of MECHANISM two ways: by coordinated verbs, as the coding guide does, and by "
    "targets, as the G7 and G20 Research Groups do, with what makes the difference, commitment by commitment. With "
    "--together or --apart rule whether two of one sentence serve one target.\n\n"
    "Example: servanda count CA --text astana",
    "count.short": "Count commitments two ways.",
    "count.text": "Only of this text.",
    "count.of": "Only the commitment ID, with the others of its sentence that serve its target.",
    "count.together": "Two commitments of one sentence that serve one target.",
    "count.apart": "Two commitments of one sentence that serve two.",
    "sheet": "Take in a spreadsheet that a secretariat or a research group keeps (FILE: .xlsx or .csv): what parties "
    "did, or scores. --layout says what its columns hold: a shipped one, or one that was saved with --save. Every row "
    "is told as taken, unchanged, in conflict, or refused and why.\n\n"
    "Example: servanda sheet CA follow-up.xlsx --layout ours --cycle 2025",
    "sheet.short": "Take in a spreadsheet kept elsewhere.",
    "sheet.layout": "Name of the layout.",
    "sheet.save": "Save what --column says as the layout of this name.",
    "sheet.column": "What stands under a heading, as HEADING=TARGET; may be given several times. Targets: {targets}.",
    "sheet.layouts": "List the layouts.",
    "sheet.cycle": "The cycle, for rows that name none.",
    "sheet.window": "The window of scores.",
    "sheet.try": "Tell what would become of each row, and file nothing.",
}
SAYS: Mapping[str, str] = {
    "waiting": "Filed. The other assessment is still out.",
    "full": "Filed. All assessments are in.",
    "identified": "{count} commitments marked in {text}",
    "version": "Version {version} of the score of {ref}",
    "taken": "{taken} taken, {unchanged} unchanged, {conflicts} in conflict, {refused} refused",
    "tried": "Nothing was filed.",
    "one": "Name one party",
    "alone": "{ref} is no commitment that is counted",
}
COLUMNS: Mapping[str, Mapping[str, str]] = {
    "rounds": {
        "cycle": "Cycle",
        "window": "Window",
        "start": "From",
        "end": "To",
        "comments_until": "Comments until",
        "out": "Out",
    },
    "assessments": {"ref": "Id", "party": "Party", "score": "Score", "because": "Because", "by": "By"},
    "counted": {
        "ref": "Id",
        "quote": "Commitment",
        "with_": "One target with",
        "counts": "Counts",
        "why": "Why",
    },
    "layouts": {"key": "Layout", "columns": "Columns"},
}
