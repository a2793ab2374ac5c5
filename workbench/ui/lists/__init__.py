"""The lists of the place Catalogue: a table of things of a kind beside the form of the chosen one."""
