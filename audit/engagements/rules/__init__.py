"""Pure rules: how units are drawn, and how well one could have guessed."""
