"""A mechanism from a YAML file: names, members, formats, meetings."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from servanda.errors import RegisterError
from servanda.records import Code, PartialDate
from servanda.records.level import Level
from servanda.records.register import Attended, FormatEntry, MechanismEntry, MeetingEntry, Member
from servanda.web.register.services.mechanisms import save_mechanism
from servanda.web.register.services.meetings import save_meeting
from servanda.web.register.services.writing import writing
from servanda.web.register.viewing import Viewer

__all__ = ["load_mechanism", "sample_mechanism"]

SAMPLE = "china-central-asia.yaml"


def sample_mechanism(viewer: Viewer) -> str:
    """Load China–Central Asia; its code."""
    text = resources.files("servanda.web.register").joinpath("mechanisms", SAMPLE).read_text("utf-8")
    return _load(text, SAMPLE, viewer)


def load_mechanism(path: Path, viewer: Viewer) -> str:
    """Make or change the mechanism that the file describes; its code.

    Raises:
        RegisterError: for a file that is no mechanism.
        RefusedError: if the viewer may not administer it.
    """
    try:
        return _load(path.read_text("utf-8"), str(path), viewer)
    except (OSError, UnicodeDecodeError) as error:
        raise RegisterError("it cannot be read", source=str(path)) from error


def _load(text: str, source: str, viewer: Viewer) -> str:
    try:
        held = yaml.safe_load(text)
        entry, cues, usual = _mechanism(held), _cues(held), Level(held.get("usual", "internal"))
        meetings = [_meeting(entry.code, one) for one in held.get("meetings", ())]
    except (yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        remedy = "It needs code, names, members and formats; see the how-to on mechanisms"
        raise RegisterError(f"it is no mechanism: {error}", source=source, remedy=remedy) from error
    with writing():
        save_mechanism(entry, cues, usual, viewer)
        for meeting in meetings:
            save_meeting(meeting, viewer)
    return entry.code


def _mechanism(held: dict[str, Any]) -> MechanismEntry:
    return MechanismEntry(
        code=str(held["code"]),
        names=dict(held["names"]),
        time_zone=str(held.get("time_zone", "UTC")),
        members=tuple(
            Member(Code(str(one["code"])), order, dict(one["names"]), _day(one.get("since")), _day(one.get("until")))
            for order, one in enumerate(held["members"], 1)
        ),
        formats=tuple(FormatEntry(str(one["key"]), dict(one["names"])) for one in held["formats"]),
        level_names=dict(held.get("level_names", {})),
        level=Level(held.get("level", "internal")),
    )


def _cues(held: dict[str, Any]) -> dict[str, list[str]]:
    return {str(one.get("key", "")): [str(cue) for cue in one.get("cues", ())] for one in (held, *held["formats"])}


def _meeting(code: str, held: dict[str, Any]) -> MeetingEntry:
    adopted = held.get("adopted")
    return MeetingEntry(
        mechanism=code,
        key=str(held["key"]),
        format=held.get("format"),
        ordinal=held.get("ordinal"),
        start=_day(held.get("start")),
        end=_day(held.get("end")),
        place=str(held.get("place", "")),
        host=str(held.get("host", "")),
        chair=str(held.get("chair", "")),
        state=str(held.get("state", "held")),
        attendance=tuple(
            Attended(Code(str(one)), str(rank or ""), adopted=str(one) in adopted if adopted is not None else None)
            for one, rank in dict(held.get("attended", {})).items()
        ),
        level=Level(held.get("level", "internal")),
    )


def _day(value: object) -> PartialDate | None:
    return PartialDate.parse(str(value)) if value else None
