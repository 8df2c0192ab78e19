"""What the pages look like, beyond the theme."""

STYLE = """<style>
  .stMainBlockContainer { padding: 3.75rem 2rem 0.5rem; }
  .stMainBlockContainer > .stVerticalBlock { gap: 0.6rem; }
  /* A rerun must not fade the page that somebody is reading. */
  [data-stale=true] { opacity: 1 !important; }
  /* A white page shows where it ends. */
  [data-testid=stPopoverBody] img { border: 1px solid #d0d5dd; }
</style>"""
