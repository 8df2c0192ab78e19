"""Layout through layoutparser: its detector, its Layouts from pages and back, its faults mended.

The only folder that imports layoutparser.
"""

from docintel.engines.layoutparser.detector import LayoutParser
from docintel.engines.layoutparser.layouts import layout_of, regions_of

__all__ = ["LayoutParser", "layout_of", "regions_of"]
