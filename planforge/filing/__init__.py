"""Files in and out, and why one cannot be read or written. Knows no plan and no command."""
