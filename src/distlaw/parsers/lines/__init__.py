"""What a line of text is: heading, label, note, contents, furniture."""
