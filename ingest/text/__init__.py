"""From printed lines to one text, with the way back to the page."""
