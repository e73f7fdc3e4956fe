"""Pictures laid out on the server: what stands where, for a template to draw as SVG. Each has a table as its twin."""
