"""People: who may sign in. What a person may do in a mechanism is said in the register."""
