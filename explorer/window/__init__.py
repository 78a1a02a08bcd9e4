"""The main window: its parts, its actions, its files and its lesson."""
