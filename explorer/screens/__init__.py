"""A folder for each screen, with the views that only it has; and what all screens share."""
