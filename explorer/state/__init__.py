"""What is being looked at: the frozen Experiment, what is derived from it, the Store and the Player. No widgets."""
