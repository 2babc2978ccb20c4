"""Migrations, tested forward on data of every earlier version."""
