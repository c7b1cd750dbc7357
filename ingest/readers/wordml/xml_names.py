"""The names of WordprocessingML: namespaces, parts of the package, media type.

``W`` and its like are prefixes in the notation of lxml: ``f"{W}p"`` is a paragraph.
"""

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE_RELATIONSHIPS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)
PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": WORD,
    "http://purl.oclc.org/ooxml/officeDocument/relationships": OFFICE_RELATIONSHIPS,
}
"""The names in files saved as Strict Open XML, by which others say the same."""

W = f"{{{WORD}}}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

DOCUMENT = "word/document.xml"
FOOTNOTES = "word/footnotes.xml"
ENDNOTES = "word/endnotes.xml"
COMMENTS = "word/comments.xml"
STYLES = "word/styles.xml"
NUMBERING = "word/numbering.xml"
DOCUMENT_RELATIONSHIPS = "word/_rels/document.xml.rels"
TYPES_OF_PARTS = "[Content_Types].xml"

DOCX_MEDIA_TYPE = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
)
PART_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
"""What the media type of each part begins with: ``….styles+xml``."""
