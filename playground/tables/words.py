"""What is said of a table: what was read, and what is wrong with a cell, a row or a column."""

from __future__ import annotations

CLASS = "class"
FILE, TEXT = "file", "text"
"""What can be too large."""

AND = " and "
EMPTY_CELL = "the cell is empty"
TWO_COLUMNS = "Two columns of numbers are needed beside the label."
NAME = "A name"
THREE_COLUMNS = "x₁, x₂ and the label must be three different columns."
EMPTY = "empty"
HEADER_HINT = " (Line 1 was read as a point: in a header, name the columns of numbers with words.)"
NOTHING_IN_IT = "There is nothing in it: no line holds a value."
NO_ROWS = "There are no rows below the header."


def infinite(cell: str) -> str:
    """Say that a cell is infinite."""
    return f"“{cell}” is infinite"


def no_number(cell: str) -> str:
    """Say that a cell is not a number."""
    return f"“{cell}” is not a number"


def too_large(cell: str) -> str:
    """Say that a cell has a number that float64 has not."""
    return f"“{cell}” is too large, hence infinite in float64"


def beyond(cell: str, most: str) -> str:
    """Say that a coordinate is too large."""
    return f"“{cell}” is beyond ±{most}"


def wrong_cell(line: int, column: str, cell: str, needed: str) -> str:
    """Say which cell keeps its column from holding numbers."""
    return f"Line {line}, {column}: “{cell}” is not a number. {needed}"


def no_room(most: int) -> str:
    """Say of a new row that it finds no room, or was completed while the table was not edited."""
    return (
        f"complete, but the board holds at most {most} points by hand. Once there is "
        "room, the next edit of the table takes it in."
    )


def row_named(number: int) -> str:
    """Name a row of the table."""
    return f"Row {number}"


def new_row_named(number: int) -> str:
    """Name a row that is new."""
    return f"Row {number} (new)"


def more_rows(rest: int) -> str:
    """Say how many complaints are not shown."""
    return f"And {rest} more like these."


def empty_in(where: str, title: str) -> str:
    """Say which cell of a row is empty."""
    return f"{where}: {title} is empty."


def could_mean(cell: str, first: str, second: str) -> str:
    """Say that a number could mean two things."""
    return f"“{cell}” could mean {first} or {second}: write one of them"


def not_named(name: str) -> str:
    """Name the class that says no."""
    return f"not {name}"


def in_cell(line: int, column: str, wrong: str) -> str:
    """Say where something is wrong."""
    return f"Line {line}, {column}: {wrong}."


def more(rest: int) -> str:
    """Say how many complaints are not shown."""
    return f"And {rest:,} more like these."


def missing(cell: str) -> str:
    """Say that a label is a sign for a missing one."""
    return f"missing: “{cell}”"


def no_label(line: int, column: str, what: str) -> str:
    """Say that a row has no label."""
    return f"Line {line}, {column}: the label is {what}."


def third_class(*, line: int, column: str, cell: str, first: str, second: str, hint: str) -> str:
    """Say that there are more than two classes."""
    return (
        f"Line {line}, {column}: “{cell}” is a third class, beside "
        f"“{first}” and “{second}”. A neuron tells two apart.{hint}"
    )


def is_class(word: str, label: int) -> str:
    """Say which word became which class."""
    return f"“{word}” is class {label}"


def points_from(points: int, first: str, second: str, label: str, mapping: str) -> str:
    """Say what was read."""
    return f"{points:,} points from {first}, {second} and {label}: {mapping}."


def only_one_class(other: int) -> str:
    """Say that there is one class alone."""
    return f" Only one class: add points of class {other} to give the neuron a line to draw."


def decimal_comma(cell: str, number: str) -> str:
    """Show how a comma was read."""
    return f" The comma is decimal: “{cell}” is {number}."


def not_utf8(line: int, byte: int) -> str:
    """Say where a file is no text."""
    return (
        f"Line {line}: byte 0x{byte:02x} is not text in UTF-8. Save the table as "
        "“CSV UTF-8” and try again."
    )


def zero_byte(line: int) -> str:
    """Say where a file has a zero byte."""
    return f"Line {line}: a zero byte. This is not a text file."


def cannot_be_read(line: int, error: object) -> str:
    """Say where a table cannot be read."""
    return f"Line {line}: the table cannot be read there: {error}."


def too_few_columns(line: int, cells: str) -> str:
    """Say that two features and a label need three columns."""
    return (
        f"Line {line}: “{cells}” has fewer than three columns. Two "
        "features and a label are needed, separated by commas, semicolons or tabs."
    )


def other_width(line: int, columns: int, width: int, cells: str) -> str:
    """Say which row has fewer or more columns than others."""
    return f"Line {line}: {columns} columns instead of {width}: “{cells}”."


def column_named(place: int) -> str:
    """Name a column that has no heading."""
    return f"column {place}"


def column_at(place: int) -> str:
    """Tell a column from others of its heading."""
    return f" (column {place})"


def commas_and_points(line: int, cell: str, other_line: int, other: str) -> str:
    """Say that numbers are written in two ways."""
    return (
        f"Line {line}: “{cell}” has a decimal comma, line {other_line}: "
        f"“{other}” a decimal point. Write all numbers in one way."
    )
