"""`make bench`: how many pages a second the paper serves, beside bare Django views of the same size."""
