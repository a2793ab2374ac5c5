"""What takes long: a writer killed hundreds of times, `python -m tests.endurance --kills 500`."""
