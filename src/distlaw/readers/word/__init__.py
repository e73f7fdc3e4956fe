"""What word processors' formats (DOCX, RTF) share: paragraphs of runs, their headings, how they are written."""
