"""`python -m cqcheck`."""

from cqcheck.cli import main

if __name__ == "__main__":
    main()
