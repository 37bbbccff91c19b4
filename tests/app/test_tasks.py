"""Tasks in the app: what is on the page, what is refused, and answers that are checked."""

from dataclasses import replace

from streamlit.testing.v1 import AppTest

from playground.link.codec import encode
from playground.state import limits
from playground.state.events import SetTraining
from playground.state.experiment import first_experiment
from playground.state.task import ALL_CONTROLS, Task, begun
from playground.state.update import update
from tests.app.conftest import Visitor

FIRST = first_experiment()
TASK = Task("loss", (0.05, 100), FIRST, may=("alpha",), hidden=("race",), sentence="*How* <b>?")
SOLVED = update(begun(TASK), SetTraining((("alpha", 1.0),)))


def opened(task):
    return Visitor(encode(begun(task)).parameters)


def texts(app, kind):
    return [one.value for one in getattr(app, kind)]


def standing(visitor):
    """What the strip says, if there is one."""
    bodies = [one.proto.body for one in visitor.app.get("html")]
    return next((body for body in bodies if 'class="task-standing' in body), None)


def test_a_task_says_what_is_asked_for_and_how_it_stands():
    visitor = opened(TASK)
    words = "Bring the log-loss below 0.05 by iteration 100. You can change the learning rate α."
    assert f"**Task.** {words}" in texts(visitor.app, "markdown")
    assert "*How* <b>?" in texts(visitor.app, "text")
    assert "Not yet. The lowest is" in standing(visitor)
    visitor.set("number_input", "Learning rate α", 1.0)
    assert "✓ Reached." in standing(visitor)
    visitor.press("Reset")
    assert visitor.experiment == begun(TASK)
    assert "Not yet" in standing(visitor)


def test_what_may_not_be_changed_is_not_on_the_page_until_the_task_is_left():
    visitor = opened(TASK)
    labels = [one.label for one in visitor.app.number_input]
    assert labels == ["Learning rate α", "Iterations"]
    assert "Sample points" not in [one.label for one in visitor.app.button]
    panels = visitor.widget("segmented_control", "Look inside")
    assert "Race" not in panels.options
    assert "Compare" in panels.options
    visitor.press("Leave task")
    assert visitor.experiment == FIRST
    assert "Initial w₁" in [one.label for one in visitor.app.number_input]
    assert standing(visitor) is None


def test_whatever_is_hidden_the_page_stands():
    visitor = opened(replace(TASK, may=(), hidden=ALL_CONTROLS))
    assert not visitor.app.exception
    assert not visitor.app.number_input
    assert "Nothing is to be changed here." in texts(visitor.app, "markdown")[0]


def test_a_forged_link_is_called_one_and_can_be_put_back():
    forged = replace(SOLVED, w1=5.0)
    visitor = Visitor(encode(forged).parameters)
    assert "does not count: the start and the line differs" in standing(visitor)
    visitor.press("Reset")
    assert "Not yet" in standing(visitor)


def test_what_is_handed_in_holds_the_answer():
    visitor = opened(TASK)
    visitor.set("number_input", "Learning rate α", 1.0)
    visitor.app.session_state["hand-in"] = True
    visitor.run()
    assert texts(visitor.app, "code") == [f"?{encode(SOLVED).query}"]


def test_a_task_is_made_from_the_present_state(visitor):
    visitor.set("number_input", "Learning rate α", 2.0)
    visitor.press("Make a task")
    task = Task("loss", (0.1, 100), visitor.experiment, may=("alpha",))
    assert texts(visitor.app, "code") == [f"?{encode(begun(task)).query}"]
    assert any("reached already" in one for one in texts(visitor.app, "warning"))


def test_names_are_given_in_the_sidebar_and_by_a_file(visitor):
    visitor.set("text_input", "Name of x₁", "hours studied")
    assert visitor.experiment.option("x1_name") == "hours studied"
    visitor.widget("text_area", "Paste points").set_value("age,height,grown\n3,95,0\n30,180,1")
    visitor.press("Load pasted points")
    assert visitor.widget("text_input", "Name of x₁").value == "age"
    assert visitor.experiment.option("class1_name") == "grown"


def check_page():
    def script():
        from playground.page.check import page  # noqa: PLC0415

        page()

    return AppTest.from_function(script, default_timeout=30).run()


def test_answers_are_checked_on_their_page():
    page = check_page()
    lines = [f"{name} ?{encode(one).query}" for name, one in (("=Ada", SOLVED), ("B", begun(TASK)))]
    page.text_area(key="answer-links").set_value("\n".join([*lines, "nothing"]))
    page.button[0].click().run()
    assert not page.exception
    table = page.dataframe[0].value
    assert list(table["Label"]) == ["=Ada", "B", "nothing"]
    assert list(table["Result"]) == ["✓ reached", "○ not reached", "? broken"]
    assert list(table["Lowest log-loss"])[2] == ""
    assert "**3 links: 1 reached, 1 not reached, 1 broken.**" in texts(page, "markdown")
    page.text_input(key="task-link").set_value("?v=1")
    page.button[0].click().run()
    assert texts(page, "warning") == ["There is no task in the link of the task."]
    assert not page.dataframe


def test_answers_that_take_long_are_checked_in_parts_until_somebody_stops(monkeypatch):
    monkeypatch.setattr(limits, "CHECKING", 0.0)  # so that each part is one answer
    page = check_page()
    page.text_area(key="answer-links").set_value(f"?{encode(SOLVED).query}\n" * 4)
    page.button[0].click().run()
    assert [one.proto.text for one in page.get("progress")] == ["Checking … 4 links to go."]
    assert not page.dataframe
    page.run()
    page.button(key="check-stop").click().run()
    assert texts(page, "warning") == ["Stopped: 2 links not checked."]
    assert list(page.dataframe[0].value["Result"]) == ["✓ reached"] * 2
    page.button[0].click().run()
    for _ in range(3):
        page.run()
    assert not page.exception
    assert len(page.dataframe[0].value) == 4
