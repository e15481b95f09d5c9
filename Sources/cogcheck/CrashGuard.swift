#if canImport(Glibc)
  import Glibc
#endif

/// A trap ends with exit status 70 and one line, as any other internal error.
enum CrashGuard {
  /// Set before anything else runs; only what a signal handler may call is called.
  static func install() {
    for signal in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] {
      Glibc.signal(signal) { _ in
        let message: StaticString =
          "cogcheck: internal error; no report was written. This is a bug: please report it.\n"
        _ = write(STDERR_FILENO, message.utf8Start, message.utf8CodeUnitCount)
        _exit(Terminal.Status.internalError)
      }
    }
  }
}
