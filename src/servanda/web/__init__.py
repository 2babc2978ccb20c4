"""The register and what shows it. Django lives here and nowhere else."""
