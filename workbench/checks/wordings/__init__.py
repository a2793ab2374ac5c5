"""What rules look for in texts: tables of wordings, one module a language."""
