"""The guide: what to try first, what the screen shows, and the keys."""

import streamlit as st

from playground.page import address

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
- The **neuron** has edges as wide as their weights. Point at a sample, and it flows through. With
  **Perceptron** the sigmoid becomes a step; training goes on with the sigmoid.
- The **numbers** below the board are exact: what `neuron/` computes for this iteration.

## Look inside

Below the board a row of panels opens. They follow the iteration you stop at.

- **This step**: each sample's part in the gradient, the chain rule with its numbers, and the
  update.
- **Sigmoid and probability**: where every sample stands on the curve, and what a small change does.
- **Likelihood**: one product, one sum, and why the sum is what a computer can hold.
- **Loss landscape**: the hills and the valley your run walks through. Click on it to start from
  there.
- **From loops to matrices**: the same sums without a loop, and a race between the two.

*The maths* tells the whole story from the beginning.

## Your points

- **Sample points** draws a set that a line can separate; *More sampling* has spread, balance,
  direction and label noise.
- **Ready-made sets** are small lessons: a tight margin, one outlier, two rings.
- **Your own points** takes a CSV file or pasted text: two columns of numbers and a label.
- **Points**, at the very bottom, is a table in which every cell can be edited.

## Take it with you

- The **address bar** holds all that you see. *Share* gives the link, and a code for phones to scan.
- **Export** gives the points and the run as tables, a Python script or a notebook that computes the
  same numbers, a film, and a picture.
- **Present** fills the screen with the board, for a room.

## Keys
"""

KEYS = """
| Key | What it does |
| --- | --- |
| Space | Play, pause |
| → and ← | One step forward, one step back; ten with Shift |
| Page Down and Page Up | One step forward, one step back, as a clicker sends them |
| Home and End | First and last iteration |
| Ctrl+Z | Undo (⌘Z on a Mac) |
| Ctrl+Shift+Z | Redo (⌘⇧Z on a Mac) |
| Tab to the board | A crosshair: arrow keys move it (ten times as far with Shift), \
Enter uses the tool, Delete removes a point, Escape leaves |
| Shift and a click | A point of the other class |
| Alt and a click | Choose a point to look at |
| P, Escape | Present; leave presenting |
| ? | Show the keys |
"""


def page() -> None:
    """Show the guide."""
    with st.container(width=720):
        st.markdown(FIRST_STEPS)
        st.markdown(KEYS)
    address.keep()
