internal import FoundationEssentials

#if canImport(Glibc)
  internal import Glibc
#endif

/// Another program, run to its end.
enum ChildProcess {
  /// Runs a program that the path names, without a shell; what it reads is empty, and what it says of errors is
  /// dropped.
  ///
  /// - Parameter take: is given what it writes, piece by piece.
  /// - Returns: the exit status; 128 for one that a signal ended.
  /// - Throws: ``FileError`` where it cannot be started.
  static func run(
    _ program: String, _ arguments: [String], environment: [String: String] = [:],
    take: (ArraySlice<UInt8>) -> Void
  ) throws(FileError) -> Int32 {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw FileError(errno) }
    let (reading, writing) = (ends[0], ends[1])
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(reading) }
    let child: pid_t
    do throws(FileError) {
      child = try start(program, arguments, environment, output: writing)
    } catch {
      close(writing)
      throw error
    }
    close(writing)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(reading, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      take(buffer[..<count])
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { throw FileError(errno) }
    }
    // As WIFEXITED and WEXITSTATUS, which are macros.
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128
  }

  private static func start(
    _ program: String, _ arguments: [String], _ environment: [String: String], output: Int32
  ) throws(FileError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    let variables = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
    let words = ([program] + arguments).map { strdup($0) }
    let settings = variables.map { strdup("\($0.key)=\($0.value)") }
    defer { for text in words + settings { free(text) } }
    var child: pid_t = 0
    let code = posix_spawnp(&child, program, &actions, nil, words + [nil], settings + [nil])
    guard code == 0 else { throw FileError(code) }
    return child
  }
}
