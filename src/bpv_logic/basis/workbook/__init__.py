"""A workbook (.xlsx) in which every text stays the text it is. Knows headings and cells, not what they are about."""
