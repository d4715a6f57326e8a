"""The command line. Each command has its file; what it needs is imported when it runs."""
