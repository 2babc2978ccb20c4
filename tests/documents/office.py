"""Documents made by LibreOffice from a flat OpenDocument text, for tests and figures."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

from servanda.records import Document, ParagraphKind

__all__ = ["MISSING", "converted", "flat", "page_of", "soffice"]

MISSING = "LibreOffice (soffice) is not installed; .ci/apt.txt names the package"

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:default-style style:family="paragraph">
<style:paragraph-properties fo:margin-bottom="0.2cm" fo:text-align="justify"/>
<style:text-properties fo:font-size="11pt" style:font-name="Liberation Serif" fo:language="en" fo:country="GB"
 fo:hyphenate="true" fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="2"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Heading" style:family="paragraph"><style:paragraph-properties fo:keep-with-next="always"
 fo:text-align="start"/><style:text-properties fo:font-weight="bold" fo:hyphenate="false"/></style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
 style:parent-style-name="Heading" style:default-outline-level="1">
<style:text-properties fo:font-size="16pt"/></style:style>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"
 style:parent-style-name="Heading" style:default-outline-level="2">
<style:text-properties fo:font-size="13pt"/></style:style>
<text:list-style style:name="Points">
<text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/>
<text:list-level-style-number text:level="2" style:num-prefix="(" style:num-suffix=")" style:num-format="a"/>
<text:list-level-style-number text:level="3" style:num-prefix="(" style:num-suffix=")" style:num-format="i"/>
</text:list-style>
</office:styles>
<office:automatic-styles>
<style:style style:name="Columns" style:family="section"><style:section-properties>
<style:columns fo:column-count="{columns}" fo:column-gap="0.8cm"/></style:section-properties></style:style>
<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
 fo:margin="2cm"/><style:header-style/><style:footer-style/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page">
<style:header><text:p>Lake Forum Secretariat, doc. LF/2024/17</text:p></style:header>
<style:footer><text:p>Page <text:page-number/> of <text:page-count/></text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text>"""
FOOT = "</text:section></office:text></office:body></office:document>"


def soffice() -> str | None:
    """The program, None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def flat(body: str, *, columns: int = 1) -> str:
    """A flat OpenDocument text with a running head and page numbers; ``body`` is its markup."""
    return (
        HEAD.replace("{columns}", str(columns)) + f'<text:section text:style-name="Columns" text:name="s">{body}{FOOT}'
    )


def page_of(document: Document, *, columns: int = 1) -> str:
    """``document`` as a flat OpenDocument text: headings as headings, labels typed."""
    parts = []
    for paragraph in document.paragraphs:
        bullet = paragraph.kind is ParagraphKind.LIST_ITEM and paragraph.span == paragraph.body
        words = escape(("• " if bullet else "") + document.quote(paragraph.span))
        if paragraph.kind is ParagraphKind.HEADING:
            level = min(paragraph.level, 2)
            parts.append(f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{words}</text:h>')
        else:
            parts.append(f'<text:p text:style-name="Standard">{words}</text:p>')
    return flat("".join(parts), columns=columns)


def converted(source: str, folder: Path, name: str, suffix: str, options: str = "") -> Path:
    """``source`` as LibreOffice writes it with the extension ``suffix``; ``options`` go to its filter."""
    program = soffice()
    assert program
    place = folder / f"{name}.fodt"
    place.write_text(source, encoding="utf-8")
    profile = (folder / "profile").resolve().as_uri()
    filters = {".docx": "docx:MS Word 2007 XML", ".pdf": "pdf:writer_pdf_Export", ".html": "html:HTML (StarWriter)"}
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", filters[suffix] + options]
    subprocess.run([*command, "--outdir", folder, place], check=True, capture_output=True, timeout=180)
    return folder / f"{name}{suffix}"
