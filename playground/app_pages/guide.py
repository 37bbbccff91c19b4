"""The guide: what to try first, what the screen shows, and the keys."""

import streamlit as st

from playground import address

FIRST_STEPS = """
# One neuron, learning

A neuron weighs two features and adds a bias: $z = w_1 x_1 + w_2 x_2 + b$. The sigmoid turns this
score into a probability, $P(Y = 1 \\mid x) = \\sigma(z)$. Training looks for the weights that make
the labels you see as likely as they can be.

1. Press **Play**. The line turns until the two classes lie on either side of it, and the log-loss
   falls.
2. Choose **Class 0** or **Class 1** and click on the board. The neuron trains again at once, from
   the same first weights, and you stay at the same iteration.
3. Put one point deep in the other class. No line separates them now: watch where the loss comes to
   rest.
4. Raise the **learning rate** above the step limit shown below it, and step forward: the line
   overshoots.

## What you see

- The **line** is where $z = 0$: there the neuron cannot decide. The **shading** is the probability,
  white (or the dark background) where it is exactly one half.
- The **arrow** is the direction of $W = (w_1, w_2)$, at right angles to the line, towards class 1.
  Its length on the screen is always the same; the number beside it is the true one, $\\lVert W
  \\rVert$. A longer $W$ means a sharper edge between the classes.
- The **curve** is the log-loss at each iteration: strong as far as you have come, faint where the
  run goes on. Click on it to go there.

## Keys
"""

KEYS = """
| Key | What it does |
| --- | --- |
| Space | Play, pause |
| → and ← | One step forward, one step back; ten with Shift |
| Home and End | First and last iteration |
| Ctrl+Z | Undo (⌘Z on a Mac) |
| Ctrl+Shift+Z | Redo (⌘⇧Z on a Mac) |
| Shift and a click | A point of the other class |
"""


def page() -> None:
    """Show the guide."""
    with st.container(width=720):
        st.markdown(FIRST_STEPS)
        st.markdown(KEYS)
    address.keep()
