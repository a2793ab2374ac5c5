"""A project as it was at a git revision, read by plumbing that runs nothing of the repository's own."""
