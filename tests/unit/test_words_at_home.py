"""Every text that a visitor reads stands in a module of texts, where a translator finds it.

Such a module is called words.py, or words_ and what it is about; or it is text by its nature: the
lessons, the guide, "The maths". A claim is at home as well: its words stand beside their check.
"""

import ast
import builtins
import re
from pathlib import Path

import pytest

from neuron import SET_NAMES

ROOT = Path(__file__).parents[2]
PLAYGROUND = {*(ROOT / "playground").rglob("*.py")}

TEXTS = re.compile(r"(words|text)(_\w+)?|n\d\d_\w+")
"""Names of modules of texts."""

NUMBERS = ROOT / "playground" / "numbers"
"""Here text.py writes numbers as text, and says nothing."""

HOMES = {file for file in PLAYGROUND if TEXTS.fullmatch(file.stem) and file.parent != NUMBERS}
OTHERS = [ROOT / "app.py", *sorted(PLAYGROUND - HOMES)]

CLAIMS = {"Claim", "ReadyMade"}
"""What has words beside a check that a test runs."""

TECHNICAL = {"key", "name", "layer", "why"}
"""Arguments that are for the machine, and reasons for those who read the code."""

SHOWN = {"label", "help", "alt", "title", "placeholder", "hovertemplate", "caption", "text", "body"}
"""Arguments that are shown, be it a single small word."""

FIRST_SHOWN = {
    *("axis", "_axis", "axis_title", "note", "name_at"),
    *("TextColumn", "NumberColumn", "SelectboxColumn", "metric", "form_submit_button", "dialog"),
    *("button", "caption", "markdown", "subheader", "header", "title", "write", "popover"),
    *("expander", "tabs", "text_input", "text_area", "number_input", "toggle", "checkbox", "info"),
    *("warning", "error", "success", "spinner", "file_uploader", "download_button", "page_link"),
    *("link_button", "radio", "slider", "selectbox", "multiselect", "pills"),
}
THEN_SHOWN = {"choice": {1}, "falling_figure": {1}, "over_iterations": {1, 2}, "label": {2}}
THEN_SHOWN |= {"run_path": {2}, "_figure": {0, 1}, "_say": {3}, "text": {0, 1}}
THEN_SHOWN |= {"switch": {1}, "scale": {1}, "count": {1}}
THEN_SHOWN |= {name: {0} for name in FIRST_SHOWN}
"""Functions that show an argument, be it a single small word, and the places of these."""

SPOKEN = re.compile(r'\b(?:aria-label|title|alt|placeholder)="([^"]*)"')
MARKUP = re.compile(
    r"%\{[^}]*\}|\{\w+\}"  # what Plotly or the browser puts in
    r'|</?[a-zA-Z][^<>]*>?|[\w-]+="[^"]*"|--\w+:|\{\}(px|fr)\b'
    r"|\\[a-zA-Z]+|\$[^$]*\$"  # formulas
    r"|:material/\w+:|[₀-₉]"
)
AFTER, BEFORE = r"[’']?[,.;:!?)”\"*]* +", r"[(“\"*$]*"
WORDS = re.compile(
    rf"[^\W\d_]+{AFTER}{BEFORE}[^\W\d_]{{2,}}|[^\W\d_]{{2,}}{AFTER}{BEFORE}[^\W\d_]"
    rf"|[^\W\d_]{{2,}}{AFTER}{BEFORE}\{{\}}|\{{\}}{AFTER}{BEFORE}[^\W\d_]{{2,}}"
    r"|(?<![\w./-])[A-Z][a-z]{2,}(?![\w./\[])"
)
"""Two words, a word beside a value, or one that begins as a sentence does."""

WORD = re.compile(r"[^\W\d_]{2,}")

CODE = re.compile(
    r"(top|middle|bottom) (left|center|right)|[xy]\{\} domain"
    r'|.*": \{\}.*|repeating-linear-gradient\(.*|--\S+: light-dark\(.*|(.|\n)*export default(.|\n)*'
)
"""A place that Plotly knows, JSON, a gradient or a colour of CSS, a script for the browser."""


def is_string(node):
    is_plain = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return is_plain or isinstance(node, ast.JoinedStr)


def literals():
    """Give what stands in a type as a ``Literal``: names that the code goes by."""
    for file in PLAYGROUND:
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Subscript) and getattr(node.value, "id", "") == "Literal":
                yield from (one.value for one in ast.walk(node.slice) if is_string(one))


NAMES = {*literals(), *SET_NAMES}
"""What the code calls things, in words."""


EXCEPTIONS = {
    ("playground/board/message.py", "norm"): "the name of a channel",
    ("playground/exports/notebook.py", "Python 3"): "the name of a kernel",
    ("playground/tables/cells.py", "None"): "what other programs write for a missing value",
}
"""What looks like a text and is none, with the reason."""


def text_of(node):
    """The text of a string, with braces where an f-string has a value."""
    if isinstance(node, ast.JoinedStr):
        return "".join(
            part.value if isinstance(part, ast.Constant) else "{}" for part in node.values
        )
    return node.value


def is_visible(text, pattern=WORDS):
    """Whether words are left of a text without its markup and formulas."""
    if CODE.fullmatch(text) or text in NAMES:
        return False
    return bool(pattern.search(MARKUP.sub("|", text)) or pattern.search("|".join(spoken(text))))


def spoken(text):
    return SPOKEN.findall(text)


def strings(node, pattern=WORDS):
    """Give the strings below a node that may be shown, and what counts as a text in each."""
    if is_string(node):
        yield node, pattern
        if isinstance(node, ast.JoinedStr):
            for part in node.values:
                if isinstance(part, ast.FormattedValue):
                    yield from strings(part.value)
    elif isinstance(node, ast.Call):
        yield from strings_of_call(node)
    elif isinstance(node, ast.Dict):
        yield from strings_of_dict(node)
    elif not is_for_readers_of_the_code(node):
        keeps = isinstance(node, ast.IfExp | ast.Starred | ast.BinOp)
        for child in children(node):
            yield from strings(child, pattern if keeps else WORDS)


def is_for_readers_of_the_code(node):
    """Whether it is a docstring, or an error of Python's own: visitors are told by ``Refused``."""
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
        return hasattr(builtins, getattr(node.exc.func, "id", ""))
    return isinstance(node, ast.Expr) and is_string(node.value)


def children(node):
    """Give what stands below a node, without types and without the entries that are looked up."""
    match node:
        case ast.AnnAssign(value=value):
            return [value] if value else []
        case ast.Subscript(value=value, ctx=ast.Load()):
            return [value]

        case ast.arg():
            return []
        case ast.FunctionDef(args=args, body=body, decorator_list=decorators):
            return [args, *decorators, *body]
    return ast.iter_child_nodes(node)


def strings_of_call(call):
    name = getattr(call.func, "id", None) or getattr(call.func, "attr", "")
    if name in CLAIMS | {"cast", "TypeVar"}:
        return
    yield from strings(call.func)
    for place, argument in enumerate(call.args):
        yield from strings(argument, WORD if place in THEN_SHOWN.get(name, ()) else WORDS)
    for keyword in call.keywords:
        yield from strings_of_named(keyword.arg, keyword.value)


def strings_of_dict(entries):
    for key, value in zip(entries.keys, entries.values, strict=True):
        name = key.value if isinstance(key, ast.Constant) else None
        if key is not None:
            yield from strings(key)
        yield from strings_of_named(name, value)


def strings_of_named(name, value):
    if name not in TECHNICAL:
        yield from strings(value, WORD if name in SHOWN else WORDS)


def visible(source):
    """Give the line and the text of each visible text in a file."""
    for node, pattern in strings(ast.parse(source)):
        if is_visible(text_of(node), pattern):
            yield node.lineno, text_of(node)


def left_in(file):
    """Give the visible texts of a file that are no exceptions."""
    name = str(file.relative_to(ROOT))
    return [one for one in visible(file.read_text()) if (name, one[1]) not in EXCEPTIONS]


def test_every_exception_is_needed():
    found = {
        (str(file.relative_to(ROOT)), text)
        for file in OTHERS
        for _, text in visible(file.read_text())
    }
    assert EXCEPTIONS.keys() <= found


@pytest.mark.parametrize("file", OTHERS, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_text_stands_in_a_module_of_texts(file):
    assert not left_in(file)


def test_the_page_that_plays_a_run_takes_its_texts_from_words():
    page = (ROOT / "playground" / "exports" / "animation.html").read_text(encoding="utf-8")
    bare = re.sub(r"(?s)<(style|script)>.*?</\1>|<!.*?>", "", page)
    assert not is_visible(bare, WORD)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('st.button("Press here")', True),
        ('st.button("go")', True),
        ('st.button(words.GO, help="back to where it was")', True),
        ('st.button(words.GO, key="a key")', False),
        ('NOTE = "Press"', True),
        ('raise Refused("Not this point.")', True),
        ('raise ValueError("Not this point.")', False),
        ("text = f\"{count} of them, {shown if shown else 'none at all'}\"", True),
        ('columns = {"all right at": rows}', True),
        ('rows["all right at"]', False),
        ('axis("iteration")', True),
        ('axis(words.ITERATION, type="log")', False),
        ('scatter(hovertemplate="loss %{y:.4g}<extra></extra>")', True),
        ('scatter(hovertemplate="%{x:.4g} %{y:.4g}<extra></extra>")', False),
        ('a = f\'<svg viewBox="0 0 24 24"><path d="{path}"/></svg>\'', False),
        ("a = f'<svg aria-label=\"The line\"></svg>'", True),
        (r'a = r"\frac{\partial L}{\partial W} = \sum_i a^{(i)}"', False),
        (r'a = r"\frac{x - \text{the mean}}{s}"', True),
        ('"""Say what it is."""', False),
        ('Claim("The loss falls.", experiment, holds)', False),
    ],
)
def test_a_text_elsewhere_is_found(line, found):
    assert bool(list(visible(line))) == found
