"""Gold labels and predicted ones → figures, ranges, and gains and losses between two runs."""

from servanda.evaluation.scoring import Score, score
from servanda.evaluation.source import from_folder, from_reader

__all__ = ["Score", "from_folder", "from_reader", "score"]
