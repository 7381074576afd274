"""Paper: forms printed, keyed in batches, keyed twice in part, posted, recalled."""
