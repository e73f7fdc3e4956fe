"""Labels by weighing: what the rules read of a claim, and of what stands around it, decides by weights from data."""
