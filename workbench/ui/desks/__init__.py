"""What is asked and done about one kind of work: questions first, then steps, files or revisions."""
