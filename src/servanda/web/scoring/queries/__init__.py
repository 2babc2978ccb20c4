"""The only readers. Each begins with a viewer."""
