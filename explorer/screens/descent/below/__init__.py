"""The pages below the surfaces: curves, and what is shown on demand."""
