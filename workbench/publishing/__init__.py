"""Publishing an open project: what stands in its way, the writing of the revision, and taking it back."""
