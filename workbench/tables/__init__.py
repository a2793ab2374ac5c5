"""Tables of cookies that arrive by mail or from a spreadsheet: read, matched with the policy, taken over."""
