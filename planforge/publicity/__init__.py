"""The schedule of a 宣传方案: the days that its entries mean, who does what on each, and what speaks against it."""
