"""Everything that Streamlit shows, but for the panels: pages, sidebar, menus, and the session."""
