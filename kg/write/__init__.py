"""Records and networks out: the page, tables, exports."""
