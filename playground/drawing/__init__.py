"""What is drawn with Plotly everywhere: colours, axes, the board, the curve and the diagram."""
