"""Charts as SVG, drawn here: nothing is drawn in the browser."""
