"""The pages: a Streamlit application in one ASGI process with its own routes."""
