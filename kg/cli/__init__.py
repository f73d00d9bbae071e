"""The command line: words to functions and back, no logic."""
