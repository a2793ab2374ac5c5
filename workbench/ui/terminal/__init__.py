"""What the terminal gives and is given: keys read, lines drawn, nothing of it twice."""
