"""Makes, measures, compresses and exports the models that ship in docintel/weights."""
