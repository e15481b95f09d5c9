#if canImport(Glibc)
  import Glibc
#endif

// Reads files and does nothing with them: what a program in Swift takes at least.

var buffer = [UInt8](repeating: 0, count: 1 << 16)
for path in CommandLine.arguments.dropFirst() {
  let descriptor = open(path, O_RDONLY)
  guard descriptor >= 0 else { exit(1) }
  while read(descriptor, &buffer, buffer.count) > 0 {}
  close(descriptor)
}
