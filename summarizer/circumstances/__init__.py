"""What ties a claim to its circumstances: place, perpetrator, status, scope, repetitions."""
