"""Controls and dialogs that know nothing of softmax; a widget a file."""
