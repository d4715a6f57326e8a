"""Many plans from one: a plan laid over the one that it extends (继承), and the rows of a table laid over a plan.

Works on located values before they are bound, so that everything is checked as if it stood in one file, and every
message points into the file that is wrong. Opens no file by itself and writes none.
"""
