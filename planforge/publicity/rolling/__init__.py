"""The same plan for another year: days by school week and weekday, and a list of those that had to move."""
