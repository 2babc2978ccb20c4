"""The only readers for display: frozen records out, of what the viewer may see."""
