"""What every topic stands on: time, storage, secrets, words, and the promise to say things later."""
