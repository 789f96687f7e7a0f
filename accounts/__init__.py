"""The person: who they are, how they sign in, what they choose about themselves."""
