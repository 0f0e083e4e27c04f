"""What advertisers read and send, by what it is about."""
