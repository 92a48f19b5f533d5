"""Everything that can go wrong, in one tree.

::

    DocprocError (1)                     a person can read str(error); .advice says what to do
    ├── ConfigurationError (2)           a setting is unknown or out of range
    ├── InputError                       the file cannot be processed as it is
    │   ├── NotFoundError (10)           no such file
    │   ├── NotAFileError (11)           a directory, a device, a socket
    │   ├── LinkLoopError (12)           a symbolic link that leads back to itself
    │   ├── UnreadableFileError (13)     no permission to read
    │   ├── EmptyFileError (14)          zero bytes
    │   ├── UnsupportedTypeError (15)    not a PDF, TIFF, PNG, JPEG or text
    │   ├── EncryptedFileError (16)      a password is needed
    │   ├── DamagedFileError (17)        truncated or broken beyond repair
    │   ├── TooManyPagesError (18)       more pages than the limit
    │   ├── TooLargeError (19)           more bytes or pixels than the limit
    │   └── NoTextError (20)             read from end to end, and not one word was found
    ├── ProcessingError                  our side failed; worth another try
    │   ├── TimeLimitError (30)          a page or a file took longer than the limit
    │   ├── MemoryLimitError (31)        a page or a file took more memory than the limit
    │   ├── WorkerDiedError (32)         the child process crashed or was killed
    │   └── EngineError (33)             the OCR engine is missing or failed
    ├── ModelError (40)                  a file in models/ is missing, damaged or of another version
    └── StoreError (50)                  the catalog cannot be opened or written

The number is the exit code of the command line. ``retryable`` tells the watched folder whether the same
bytes may succeed on another try. Messages are English for logs; ``advice_vi`` is for clerks.
"""

from __future__ import annotations


class DocprocError(Exception):
    """Base of all errors that docproc raises on purpose.

    ``exit_code`` is the process's, ``retryable`` whether trying again may help, ``advice`` what a
    person can do about it, in English, and ``advice_vi`` the same in Vietnamese.
    """

    exit_code = 1
    retryable = False
    advice = "Report this with the log."
    advice_vi = "Vui lòng báo cho quản trị viên kèm theo nhật ký."

    @property
    def code(self) -> str:
        """The stable name of the error, for JSON and logs."""
        return type(self).__name__


class ConfigurationError(DocprocError):
    """A setting is unknown, of the wrong type or out of range."""

    exit_code = 2
    advice = "Correct the setting; `docproc config` shows what is in force and from where."
    advice_vi = "Sửa lại cấu hình; lệnh `docproc config` cho biết giá trị đang dùng và nguồn của nó."


class InputError(DocprocError):
    """The file cannot be processed as it is; the same bytes will fail again."""

    exit_code = 9
    advice = "Check the file."
    advice_vi = "Vui lòng kiểm tra lại tệp."


class NotFoundError(InputError):
    """There is no such file."""

    exit_code = 10
    advice = "Check the path; the file may have been moved or renamed."
    advice_vi = "Không tìm thấy tệp; có thể tệp đã được chuyển hoặc đổi tên."


class NotAFileError(InputError):
    """The path is a directory, a device or a socket."""

    exit_code = 11
    advice = "Name the files themselves, not the folder."
    advice_vi = "Đây không phải là tệp văn bản; hãy chọn từng tệp trong thư mục."


class LinkLoopError(InputError):
    """A symbolic link leads back to itself."""

    exit_code = 12
    advice = "Put the file itself here instead of a link."
    advice_vi = "Liên kết trỏ vòng về chính nó; hãy chép chính tệp vào đây."


class UnreadableFileError(InputError):
    """The file may not be read by this user."""

    exit_code = 13
    retryable = True
    advice = "Give the account that runs docproc permission to read the file."
    advice_vi = "Không có quyền đọc tệp; hãy cấp quyền đọc rồi thử lại."


class EmptyFileError(InputError):
    """The file has zero bytes."""

    exit_code = 14
    advice = "Scan or copy the document again; the transfer was probably cut off."
    advice_vi = "Tệp rỗng (0 byte); hãy quét hoặc chép lại văn bản."


class UnsupportedTypeError(InputError):
    """The content is not a PDF, TIFF, PNG, JPEG or plain text, whatever the name says."""

    exit_code = 15
    advice = "Save the document as PDF, TIFF, PNG, JPEG or text and try again."
    advice_vi = "Định dạng không được hỗ trợ; hãy lưu văn bản thành PDF, TIFF, PNG, JPEG hoặc TXT."


class EncryptedFileError(InputError):
    """A password is needed to open the file."""

    exit_code = 16
    advice = "Save a copy without a password and try again."
    advice_vi = "Tệp được đặt mật khẩu; hãy lưu một bản không có mật khẩu rồi thử lại."


class DamagedFileError(InputError):
    """The file is truncated or broken beyond repair."""

    exit_code = 17
    advice = "Scan or copy the document again; the file is damaged."
    advice_vi = "Tệp bị hỏng hoặc bị cắt ngắn; hãy quét hoặc chép lại văn bản."


class TooManyPagesError(InputError):
    """The file has more pages than the limit."""

    exit_code = 18
    advice = "Split the file, or raise `limits.pages`."
    advice_vi = "Tệp có quá nhiều trang; hãy tách tệp hoặc nâng giới hạn `limits.pages`."


class TooLargeError(InputError):
    """The file has more bytes, or an image more pixels, than the limit."""

    exit_code = 19
    advice = "Scan at 300 dpi, or raise `limits.megabytes` or `limits.megapixels`."
    advice_vi = "Tệp hoặc ảnh quá lớn; hãy quét ở 300 dpi hoặc nâng giới hạn trong cấu hình."


class NoTextError(InputError):
    """The whole file was read and not one word was found."""

    exit_code = 20
    advice = "Check that the pages are not blank and that they lie the right way up on the scanner."
    advice_vi = "Không đọc được chữ nào; hãy kiểm tra trang có trắng hoặc quá mờ không."


class ProcessingError(DocprocError):
    """Our side failed; another try may succeed."""

    exit_code = 29
    retryable = True
    advice = "Try again; if it fails again, report it with the log."
    advice_vi = "Hãy thử lại; nếu vẫn lỗi, vui lòng báo cho quản trị viên."


class TimeLimitError(ProcessingError):
    """A page or a file took longer than the limit."""

    exit_code = 30
    advice = "Try again when the machine is less busy, or raise `limits.page_seconds`."
    advice_vi = "Quá thời gian cho phép; hãy thử lại khi máy rảnh hoặc nâng `limits.page_seconds`."


class MemoryLimitError(ProcessingError):
    """A page or a file took more memory than the limit."""

    exit_code = 31
    advice = "Scan at a lower resolution, or raise `limits.worker_megabytes`."
    advice_vi = "Vượt quá bộ nhớ cho phép; hãy quét ở độ phân giải thấp hơn."


class WorkerDiedError(ProcessingError):
    """The child process that worked on the file crashed or was killed."""

    exit_code = 32


class EngineError(ProcessingError):
    """The OCR engine is missing, or failed on a page."""

    exit_code = 33
    advice = "Choose another engine with `ocr.engine`, or reinstall the one that failed."
    advice_vi = "Bộ nhận dạng chữ gặp lỗi; vui lòng báo cho quản trị viên."


class ModelError(DocprocError):
    """A file in ``models/`` is missing, damaged or of another version."""

    exit_code = 40
    advice = "Reinstall docproc; its models are incomplete."
    advice_vi = "Thiếu hoặc hỏng mô hình; vui lòng cài đặt lại docproc."


class StoreError(DocprocError):
    """The catalog cannot be opened or written."""

    exit_code = 50
    retryable = True
    advice = "Check free disk space and the permissions of the store's folder."
    advice_vi = "Không ghi được kho lưu trữ; hãy kiểm tra dung lượng đĩa và quyền ghi."
