"""Controls and dialogs, one in each file. Nothing here depends on softmax or losses."""
