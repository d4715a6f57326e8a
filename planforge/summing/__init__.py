"""Many plans in one table (汇总): what each says of its targets, held against the plan from above, and added up.

Public: ``summarize`` (a plan as a small summary), ``gather`` (summaries as one table), ``in_script`` (summaries as
another script writes them). Nothing of a plan is kept but its summary, so that thousands go through in little memory.
"""

from planforge.summing.gathering import Totals, gather
from planforge.summing.spelling import in_script
from planforge.summing.summary import Summary, summarize

__all__ = ["Summary", "Totals", "gather", "in_script", "summarize"]
