"""Claims → SDMX: keys, codes and periods as its readers expect them; structure.json defines the data structure."""
