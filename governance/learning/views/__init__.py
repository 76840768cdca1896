"""Pages of training: the learner's, the owners', and those of whoever follows completion."""
