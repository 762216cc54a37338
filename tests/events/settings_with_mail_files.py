"""As the tests' settings; mails become files in MAIL_FOLDER, where every process finds them."""

import os

from kommpaktiv.settings.test import *  # noqa: F403

MAIL_TRANSPORT = "kommpaktiv.demo.mail_files.EmailFileBackend"
EMAIL_FILE_PATH = os.environ["MAIL_FOLDER"]
