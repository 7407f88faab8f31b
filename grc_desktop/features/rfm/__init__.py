"""What customers are worth by recency, frequency and amount: scores, the eleven segments, kept by date."""
