"""Many plans: what is wanted of each, by which processes, and what need not be done again. Prints nothing."""
