"""What is reckoned about findings without a database."""
