"""Many plans in one table (汇总): what each says of its targets, held against the plan from above, and added up.

`summary.summarize` makes of a plan a small summary, `gathering.gather` of summaries one table. Nothing of a plan is
kept but its summary, so that thousands go through in little memory; who only summarizes, loads no rules of figures.
"""
