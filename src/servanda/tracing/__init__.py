"""Readings → proposed links, and two texts side by side."""

from __future__ import annotations

from servanda.tracing.comparison import Both, Comparison, Only, compare_readings
from servanda.tracing.outline import Outline, Share
from servanda.tracing.parallel import Beside, Parallel, Piece, align_versions, are_versions
from servanda.tracing.series import Trace, trace_series

__all__ = [
    "Beside",
    "Both",
    "Comparison",
    "Only",
    "Outline",
    "Parallel",
    "Piece",
    "Share",
    "Trace",
    "align_versions",
    "are_versions",
    "compare_readings",
    "trace_series",
]
