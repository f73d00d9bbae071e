"""How the sources behind a network are cited: APA in Thai or English, BibTeX, RIS."""
