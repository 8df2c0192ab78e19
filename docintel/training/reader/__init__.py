"""Train the last layers of the recogniser further: on real lines and on lines of our own print."""
