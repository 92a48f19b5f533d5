"""``python -m docproc``: the command line where its script is not on the path."""

from docproc.cli import main

if __name__ == "__main__":
    main()
