"""The cheap voter: boosted trees over values and the words around them; numpy at run time."""
