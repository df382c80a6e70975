"""Numbers in the running text that may be citations: how they are printed, what speaks against them, what they name."""
