"""The figures can be measured, whatever they come to."""
