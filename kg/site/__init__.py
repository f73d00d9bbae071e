"""The explorer: a static site of a build, which needs no server."""
