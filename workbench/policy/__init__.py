"""What a policy is: values and the rules that hold for them. Standard library only."""
