"""The documents that are measured, made from seeds: the plan of 19 pages and the long document of 82."""
