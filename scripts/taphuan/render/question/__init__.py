"""Questions as HTML, with the keys their answers are kept under."""
