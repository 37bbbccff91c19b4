"""The figures of a panel in an AppTest, as the page gets them."""

import json

import plotly.graph_objects as go

from playground.drawing.figures import TOKENS


def plots(app):
    """Give each figure's message, by its name on the page, once Plotly has found no fault in it."""
    found = {
        element.proto.id.split("-", 1)[1].partition("-")[2]: json.loads(element.proto.bytes)
        for element in app.get("bidi_component")
        if element.proto.component_name == "plot"
    }
    for message in found.values():
        text = json.dumps(message["figure"])
        for stand_in, name in TOKENS.items():
            text = text.replace(f'"{name}"', f'"{stand_in}"')
        go.Figure(json.loads(text))
    return found
