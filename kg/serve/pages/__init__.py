"""The pages of `kg serve`: each is a job that a worker runs; nothing on them needs a script."""
