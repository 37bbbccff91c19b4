"""What the board in the browser is told and what it sends."""
