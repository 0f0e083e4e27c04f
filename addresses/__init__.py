"""Every address that a page of the paper has or had, and where it leads today."""
