"""A pasted article about roles, understood table by table: `understood.read`."""
