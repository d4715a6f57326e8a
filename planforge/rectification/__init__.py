"""Rounds of feedback: what lies beside a plan, matching, regeneration, and how things stand at a day."""
