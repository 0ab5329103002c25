"""Learning another fund's page: which fields its labels are, by what stands behind them."""
