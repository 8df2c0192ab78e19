"""`python -m docintel` is the command line."""

from docintel.cli import main

if __name__ == "__main__":
    main()
