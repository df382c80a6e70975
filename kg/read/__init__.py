"""Text in, records out: one format a file, no disk access."""
