internal import CMessageDigest

/// The SHA-256 digest of a text, as FIPS 180-4 defines it.
public struct SHA256Digest: Hashable, Sendable {
  /// 32 bytes.
  public let bytes: [UInt8]

  /// The digest of the UTF-8 bytes of `text`.
  public init(of text: String) {
    self.init(of: Array(text.utf8))
  }

  /// The digest of `message`.
  public init(of message: [UInt8]) {
    var context = SHA2_CTX()
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    unsafe SHA256Init(&context)
    unsafe SHA256Update(&context, message, message.count)
    unsafe SHA256Final(&digest, &context)
    bytes = digest
  }

  /// The first `count` bytes, two lower-case hexadecimal digits each.
  public func hexadecimal(first count: Int = 32) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let text = bytes.prefix(count).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}
