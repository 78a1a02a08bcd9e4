"""A user without a plan: random but seeded actions by real events. `python -m tests.monkey 10000 --seed 7`."""
