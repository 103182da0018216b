"""The source of a form: fields, body, tables."""
