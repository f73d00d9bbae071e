"""What every page shares: escaping, fonts, words, dates and the caption."""
