"""Hostile files, made from a seed: each is read, or refused with one short sentence in plain words."""
