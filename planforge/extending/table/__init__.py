"""A table of which every row is a plan: CSV or workbook to located cells. Knows no plan."""
