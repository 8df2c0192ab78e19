"""Read text with the PP-OCRv6 models, straight on onnxruntime. The only folder that does so."""
