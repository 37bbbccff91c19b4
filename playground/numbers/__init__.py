"""Where a number becomes text: rounded, added up, named; for the board, a sentence or a formula."""
