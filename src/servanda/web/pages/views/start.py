"""The first five minutes: a file, an address or pasted words become a reading, two texts a comparison."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST, require_safe

from servanda.errors import RegisterError, UnsupportedError
from servanda.publishing.comparison_card import counts_line
from servanda.publishing.link_words import difference_words
from servanda.publishing.word_marks import differing_runs
from servanda.records import Standing
from servanda.records.level import Level
from servanda.tracing import Both, Comparison
from servanda.web.looking import viewer
from servanda.web.pages import marking, shelf
from servanda.web.pages.about import of_matter, places, wishes
from servanda.web.pages.shown import speaking
from servanda.web.register.queries.meetings import mechanisms
from servanda.web.register.services.filing import Matter, Wishes, file
from servanda.web.register.services.loading import sample_mechanism

__all__ = ["begin", "compared", "keep", "reading", "sample", "start"]


PASTED = (("text", "pasted text"), ("second", "second pasted text"))


def _local() -> None:
    """Nothing on a local start. Reading costs a minute of a processor: elsewhere it is not for everybody."""
    if not settings.SERVANDA_LOCAL:
        raise Http404


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The empty desk."""
    _local()
    return render(request, "start.html", {"known": mechanisms(viewer(request))})


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Read what was given and show it."""
    _local()
    matters = list(_given(request))
    if not matters:
        raise RegisterError("nothing was given", remedy="Choose a file, give an address or paste a text")
    laid = shelf.compared(*matters[:2]) if len(matters) > 1 else shelf.Laid((matters[0],))
    return redirect("reading", shelf.lay(laid))


def _given(request: HttpRequest) -> list[Matter]:
    found = [shelf.matter_of(one.read(), one.name or "text") for one in request.FILES.getlist("file")[:2]]
    address = request.POST.get("address", "").strip()
    if address:
        found.append(_fetched(address))
    words = [(request.POST.get(name, ""), called) for name, called in PASTED]
    return [*found, *(shelf.pasted(one, called) for one, called in words if one.strip())]


def _fetched(address: str) -> Matter:
    try:
        from servanda.documents.capture.fetching import Limits, fetch
    except ImportError as error:
        remedy = "Save the page and give the file, or install servanda[capture]"
        raise UnsupportedError("addresses cannot be fetched here", source=address, remedy=remedy) from error
    capture = fetch(address, now=dt.datetime.now(dt.UTC), limits=Limits(seconds=30, bytes=shelf.MOST_BYTES))
    return shelf.matter_of(
        capture.body, f"{urlsplit(capture.final).hostname or 'page'}{_suffix(capture.content_type[0])}"
    )


def _suffix(kind: str) -> str:
    return {"text/html": ".html", "application/pdf": ".pdf", "text/plain": ".txt"}.get(kind, "")


@require_GET
def reading(request: HttpRequest, key: str) -> HttpResponse:
    """What lies on the shelf."""
    _local()
    laid = shelf.taken(key)
    held: dict[str, object] = {
        "key": key,
        "places": places(viewer(request)),
        "levels": list(Level),
        "standings": list(Standing),
    }
    if laid.comparison:
        sides = [(side, str(at), of_matter(laid.matters[at])) for at, side in enumerate("AB")]
        return render(request, "comparison.html", {**held, "sides": sides, **compared(laid.comparison)})
    matter = laid.matters[0]
    held["about"] = of_matter(matter)
    sheet = marking.laid(matter.reading) if matter.reading else marking.plain(matter.document)
    held |= {"sheet": sheet, "document": matter.document, "reading": matter.reading}
    return render(request, "reading.html", held)


def compared(found: Comparison) -> dict[str, object]:
    """A comparison as its page shows it."""
    alike = [one for one in found.both if not one.differences]
    with speaking():
        return {
            "found": found,
            "counts": counts_line(found),
            "differing": [_pair(one) for one in found.differing],
            "reworded": [_pair(one) for one in alike if not one.same_words],
            "same": [_pair(one) for one in alike if one.same_words],
        }


def _pair(one: Both) -> dict[str, object]:
    left, right = differing_runs(one.a.quote, one.b.quote)
    return {
        "a": one.a,
        "b": one.b,
        "left": left,
        "right": right,
        "reasons": "; ".join(difference_words(difference) for difference in one.differences),
    }


@require_POST
def keep(request: HttpRequest, key: str) -> HttpResponse:
    """File the text that lies on the shelf; of two that were compared, those that were chosen."""
    _local()
    who, at = viewer(request), dt.datetime.now(dt.UTC)
    keys = [file(one, who, said, at).key for one, said in _kept(request, key)]
    if len(keys) > 1:
        return redirect(f"{reverse('compare')}?{urlencode(dict(zip('ab', keys, strict=True)))}")
    return redirect("text", keys[0])


def _kept(request: HttpRequest, key: str) -> list[tuple[Matter, Wishes]]:
    """What is to be filed, each with what its form says of it."""
    matters = shelf.taken(key).matters
    if len(matters) == 1:
        return [(matters[0], wishes(request))]
    wanted = request.POST.getlist("kept")
    chosen = [(one, wishes(request, str(at))) for at, one in enumerate(matters) if str(at) in wanted]
    if not chosen:
        raise RegisterError("nothing of the list was chosen", remedy="Choose one from the list")
    return chosen


@require_POST
def sample(request: HttpRequest) -> HttpResponse:
    """Load the sample mechanism."""
    return redirect("mechanism", sample_mechanism(viewer(request)))
