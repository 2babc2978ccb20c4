"""Delivery: what was done of what was agreed. Stands on the register and never changes what it holds."""
