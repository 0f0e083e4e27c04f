"""Running the newspaper: the server, its measurements and the attacks it is tried with."""
