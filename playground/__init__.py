"""What the browser shows: state, figures and words without Streamlit, then the Streamlit parts."""
