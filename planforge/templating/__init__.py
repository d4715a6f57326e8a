"""Templates: the sandboxed Jinja2 environment, and its errors as located problems."""

from planforge.templating.environment import Templates
from planforge.templating.loading import lies_within
from planforge.templating.problems import TemplateProblem

__all__ = ["TemplateProblem", "Templates", "lies_within"]
