"""What work costs, in counts that no clock disturbs."""
