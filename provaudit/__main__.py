import sys

from provaudit.cli import main

sys.exit(main())
