"""How each file in models/ is made from corpora; never imported at run time."""
