"""The figures of a panel in an AppTest, as the page gets them."""

import json


def plots(app):
    """Give each figure's message, by its name on the page."""
    return {
        element.proto.id.split("-", 1)[1].partition("-")[2]: json.loads(element.proto.bytes)
        for element in app.get("bidi_component")
        if element.proto.component_name == "plot"
    }
