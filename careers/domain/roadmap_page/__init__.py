"""What the page of a roadmap says: cards of steps, sentences, a chart with its table."""
