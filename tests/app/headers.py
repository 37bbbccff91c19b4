"""What the page's board is told, read where there is no browser."""

from playground.board import packet


def header_in(app):
    [message] = [
        one.proto.bytes for one in app.get("bidi_component") if one.proto.component_name == "board"
    ]
    return packet.decode(message)[0]
