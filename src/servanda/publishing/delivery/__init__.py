"""What was done, as documents: blocks that Markdown, HTML and CSV are made of."""
