"""What the pages look like, beyond the theme."""

STYLE = """<style>
  .stMainBlockContainer { padding: 4.5rem 2rem 1rem; }
  /* A rerun must not fade the page that somebody is reading. */
  [data-stale=true] { opacity: 1 !important; }
</style>"""
