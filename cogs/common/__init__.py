"""What every face shares: how a message looks, how it is sent, how errors are told."""
