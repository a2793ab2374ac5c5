"""What leaves as HTML, in a real browser and before real checkers."""
