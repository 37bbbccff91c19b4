"""What pages, sidebar, strips and menus say: headings, labels, helps, notes at the board."""

from __future__ import annotations

# The pages
APP = "One neuron learns"
PLAYGROUND = "Playground"
LESSONS = "Lessons"
MATHS = "The maths"
GUIDE = "Guide"
TEACH = "Teach with it"
CHECK_ANSWERS = "Check answers"

# "Check answers"
TASK_LINK = "Link of the task"
FIRST_TASK = "Without it, the task of the first link counts"
LINKS = "Links, one a line"
CHECK = "Check"
PASTE_A_LINK = "Paste at least one link."
STOP_CHECKING = "Stop checking"
LINK = "link"
LINE = "Line"
LABEL = "Label"
RESULT = "Result"
FIGURE = "Figure"
ITERATION = "Iteration"
REMARK = "Remark"
DOWNLOAD_TABLE = "Download table (CSV)"

# The panels, and the group "Data"
LOOK_INSIDE = "Look inside"
SAMPLE_POINTS = "Sample points"
NEW_SEED = "New seed"
MORE_SAMPLING = "More sampling"
READY_MADE_SETS = "Ready-made sets"

# What can be taken away
DOWNLOAD_POINTS = "Download points (CSV)"
DOWNLOAD_TRAJECTORY = "Download trajectory (CSV)"
DOWNLOAD_SCRIPT = "Download Python script"
DOWNLOAD_NOTEBOOK = "Download notebook"
DOWNLOAD_ANIMATION = "Download animation (HTML)"
DOWNLOAD_PICTURE = "Download picture"

# At the board
SHOW_MENU = "Show"

# The strip of a lesson
THINK = "Why is that so? Say it in your own words first."
TELL_ME_NOW = "Tell me now"
BACK = "Back"
NEXT = "Next"
LEAVE_LESSON = "Leave the lesson"
WATCH_IT = "Watch"
SEE = "See"
WHY_IS_IT = "Why?"
OUR_WORDS = "Our words"
BACK_TO_RUN = "Back to this scene's run"
GUESS_AGAIN = "Guess again"
ANOTHER_RUN = "You have changed the run; these words are about the scene's own."
PLAY_ON = "Play on, or leave the lesson to have the first board for yourself."
ALL_YOURS = "Now everything is yours: change what you like."

# The pages "Lessons" and "The maths"
LESSONS_INTRODUCTION = (
    "Short lessons. Each asks you to guess first: a wrong guess shows the most. Nothing is "
    "locked, and nothing is counted."
)

SCORE = "Score z"

NAME_FIELDS = {
    "x1_name": ("Name of x₁", "hours studied"),
    "x2_name": ("Name of x₂", "hours slept"),
    "class0_name": ("Name of class 0", "failed"),
    "class1_name": ("Name of class 1", "passed"),
}
"""Of each option: what its field is called, and an example that stands in it while it is empty."""

# Notes under the board
OWN_SCALES = (
    "Each axis has its own scale, since one feature ranges over so much more than the other. The "
    "arrow stands at right angles to the line as the screen shows it."
)

NO_LINE = "none: W = 0"

# Points of one's own
ROLES = (("x1", "Column for x₁"), ("x2", "Column for x₂"), ("label", "Column for the label"))
YOUR_POINTS = "Your own points"
UPLOAD = "Upload points (CSV)"
IN_A_FRAME = "Inside the page of another site a file may be refused. Pasting its text works."
PASTE_TEXT = "Paste text"
PASTE_POINTS = "Paste points"
LOAD_PASTED = "Load pasted points"
NOTHING_READ = "Nothing was read. The board stays as it was."
PASTED_TEXT = "Pasted text"
POINTS = "Points"
POINTS_ALT = "The points: x₁, x₂ and class"
ROWS_WAIT = "These rows wait until they are put right. All else is on the board."
NEW_ROW = "A new row is a point once x₁, x₂ and class are filled in."

# The sidebar
THE_LESSONS = (
    "These boards are the lesson's own. The controls come back with the next scene, or when you "
    "leave the lesson."
)
"""In the place of all controls, while several boards are shown."""

DATA_GROUP = "Data"
START_GROUP = "Start"
TRAINING_GROUP = "Training"
START_FROM_FIELD = "Start from"
RANDOM_START = "Random start"
TAKE_AWAY = "Take away"
STANDARDISE_FEATURES = "Standardise features"

STANDARDISE_HELP = (
    "Train on (x − mean) / standard deviation. Weights, gradients, α and the initial "
    "values then belong to these features; the line is the same in both units."
)

PIN_RUN = "Pin run"
PIN_HELP = "Keep this run, and see others beside it in the panel Compare."

# Tasks
MAKE_TASK = "Make a task"

FROM_THE_BOARD = (
    "From the board as it is now. Whoever opens the link sees the goal, and whether it is "
    "reached; the answer comes back as a link, too."
)

GOAL = "Goal"
MAY_BE_CHANGED = "What may be changed"
OWN_SENTENCE = "Your own sentence"
NAMES = "Names of axes and classes"
ON_THE_PAGE = "What is on the page"
PARTS_OF_PAGE = "Parts of the page, and panels"
TASK_CODE = "The link as a QR code"
OPEN_TASK = "Open the task"

CHECKED_AT_ONCE = (
    "The links that come back can be checked all at once, on the page *Check answers*."
)

LEFT_OUT = "So your teacher would not see all of your answer."
RESET = "Reset"
LEAVE_TASK = "Leave task"
HAND_IN_BUTTON = "Hand in"
YOUR_ANSWER = "This link holds your whole answer. Copy it and send it to your teacher."

# "Teach with it": headings
TASKS = "Tasks"
ANSWERS = "Answers"
PRIVACY = "Privacy"
IN_A_LINK = "What a link can hold"


def check_explained(most: int) -> str:
    """Say what to paste, and what becomes of it."""
    return (
        f"Paste the links that were handed in, one a line, up to {most}. What stands before a "
        "link, such as a name, becomes its label. Each answer is trained and measured again from "
        "its link alone: a link cannot claim what does not hold. Nothing is stored."
    )


def checking(left: str) -> str:
    """Say what is done, and how many links are left."""
    return f"Checking … {left} to go."


def stopped_checking(left: str) -> str:
    """Say how many links were left when the visitor stopped it."""
    return f"Stopped: {left} not checked."


def goal_is(goal: str) -> str:
    """Say above the answers what was asked for."""
    return f"**Goal.** {goal}"


def the_set(title: str) -> str:
    """Name the picture of a ready-made set."""
    return f"The set {title}"


def lesson_alt(number: int) -> str:
    """Name the picture of a lesson's points."""
    return f"The points of lesson {number}"


def card(minutes: int, explains: str) -> str:
    """Say of a lesson how long it takes, and what for."""
    return f"{minutes} minutes. Afterwards you can explain {explains}."


def try_it(what: str) -> str:
    """Name the link that opens the state of a section."""
    return f"Try it: {what}"


def switches(z: str, step: int, a: str) -> str:
    """Say what threshold and sigmoid give at a score."""
    return f"At $z = {z}$ the threshold says ${step}$ and the sigmoid $a(z) = {a}$."


def line_row(standardised: str, own: str) -> str:
    """Write the row of the line in both units."""
    return f"| the line | {standardised} | {own} |"


def units_note(means: str, deviations: str) -> str:
    """Say in which units the neuron trains."""
    return (
        "The neuron trains on $s = (x - \\text{mean}) / \\text{deviation}$, and the numbers beside "
        f"the board are those of $s$. Means: {means}. Standard deviations: {deviations}."
    )


def upload_help(rows: int) -> str:
    """Say what a file is to hold."""
    return (
        "Two columns of numbers and a label. Comma, semicolon or tab; with or without a "
        f"header; up to {rows:,} rows."
    )


def on_log_scale(label: str) -> str:
    """Name the slider of the learning rate."""
    return f"{label} (log scale)"


def the_task(goal: str, may: str) -> str:
    """Say what is asked for, and what may be changed."""
    return f"**Task.** {goal} {may}"


def units_head(iteration: int) -> str:
    """Write the head of the table of both units."""
    return f"| at iteration {iteration} | features standardised | features in their own units |"
