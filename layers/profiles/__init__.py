"""What is told of one thing of the registers: its sheet, and the list it stands in."""
