"""What the browser shows, in rooms: folders that import one another in one direction.

Only ``page/`` and the ``page.py`` of each panel know Streamlit.
"""
