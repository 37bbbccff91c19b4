"""What a widget of one page tells while another is opened."""

import pytest
import streamlit as st

from playground.page import session


def test_a_callback_whose_widget_is_gone_does_nothing():
    done = []

    @session.heard
    def callback(key):
        done.append(session.widget_value(key))

    st.session_state["there"] = 1
    callback("there")
    callback("gone")
    assert done == [1]


def test_any_other_mistake_in_a_callback_is_one():
    @session.heard
    def callback():
        raise KeyError("another")

    with pytest.raises(KeyError):
        callback()
