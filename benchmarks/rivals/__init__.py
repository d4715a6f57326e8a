"""How others make the same document; each module has one idea of it, and none knows planforge."""
