"""Why the system would not do something with a file, in words that the catalogs translate."""

from __future__ import annotations

import errno

_REASONS = {
    "EACCES": "没有权限",
    "EPERM": "系统不允许",
    "EROFS": "磁盘是只读的",
    "ENOSPC": "磁盘满了",
    "EDQUOT": "磁盘配额用完了",
    "EEXIST": "已经有同名的文件",
    "ENOENT": "没有这个文件或文件夹",
    "ENOTDIR": "路径里有一段不是文件夹",
    "EISDIR": "这是文件夹",
    "ENOTEMPTY": "文件夹里有东西",
    "ENAMETOOLONG": "名字太长",
    "ELOOP": "链接绕成了圈",
    "EBUSY": "正被别的程序使用",
    "ETXTBSY": "正被别的程序使用",
    "EMFILE": "打开的文件太多",
    "ENFILE": "打开的文件太多",
    "EIO": "磁盘出错",
    "ESTALE": "网络上的文件夹断开了",
    "SQLITE_CANTOPEN": "打不开这个文件",
    "SQLITE_READONLY": "这个文件是只读的",
    "SQLITE_FULL": "磁盘满了",
    "SQLITE_IOERR": "磁盘出错",
}
"""By the names of the errors of the system and of SQLite."""


def reason(error: Exception) -> str:
    """Why; in the system's own words where there are no better ones."""
    return _REASONS.get(_name(error), str(getattr(error, "strerror", None) or error))


def _name(error: Exception) -> str:
    """``ENOSPC``, ``SQLITE_FULL``; empty where it has none."""
    if isinstance(error, OSError):
        return errno.errorcode.get(error.errno or 0, "")
    return "_".join(str(getattr(error, "sqlite_errorname", "")).split("_")[:2])
