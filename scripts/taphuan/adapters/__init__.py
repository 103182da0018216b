"""The edges: disk, command line, MkDocs, Python-Markdown, Node. The only impure code."""
