"""How the app looks and speaks: themes, languages, wording, icons."""
