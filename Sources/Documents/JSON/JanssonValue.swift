internal import CJansson

/// One strong reference to a jansson value: taken when `init` returns, given back once by `deinit`.
@safe struct JanssonValue: ~Copyable {
  private let pointer: UnsafeMutablePointer<json_t>

  /// Reads one JSON text; jansson copies what it keeps, so `bytes` may go afterwards.
  ///
  /// Integers beyond 64 bits are read as reals, since the tree keeps the written text of numbers.
  init(parsing bytes: [UInt8]) throws(DocumentError) {
    var failure = json_error_t()
    let flags = Int(JSON_DECODE_ANY | JSON_DECODE_INT_AS_REAL)
    let parsed = unsafe bytes.withUnsafeBytes { buffer in
      unsafe json_loadb(buffer.baseAddress, buffer.count, flags, &failure)
    }
    guard let parsed = unsafe parsed else { throw DocumentError(failure, in: bytes) }
    unsafe pointer = parsed
  }

  deinit { unsafe cogcheck_json_decref(pointer) }

  /// The value at the top, borrowed: valid while this reference lives.
  var top: JanssonNode { unsafe JanssonNode(pointer) }
}

/// A value inside a ``JanssonValue`` that outlives it.
@safe struct JanssonNode {
  private let pointer: UnsafeMutablePointer<json_t>?

  init(_ pointer: UnsafeMutablePointer<json_t>?) { unsafe self.pointer = pointer }

  /// The decoded text of a string; empty for anything else.
  var string: String {
    guard let bytes = unsafe json_string_value(pointer) else { return "" }
    return unsafe text(bytes, json_string_length(pointer))
  }

  /// How many different keys an object has.
  var keyCount: Int { unsafe json_object_size(pointer) }

  func element(_ index: Int) -> JanssonNode { unsafe JanssonNode(json_array_get(pointer, index)) }

  /// The members of an object, in the order in which their keys first stand in the text.
  var members: JanssonMembers {
    unsafe JanssonMembers(object: pointer, position: json_object_iter(pointer))
  }
}

/// Walks the members of a jansson object.
@safe struct JanssonMembers {
  private let object: UnsafeMutablePointer<json_t>?
  private var position: UnsafeMutableRawPointer?

  init(object: UnsafeMutablePointer<json_t>?, position: UnsafeMutableRawPointer?) {
    unsafe self.object = object
    unsafe self.position = position
  }

  mutating func next() -> (key: String, value: JanssonNode)? {
    guard let at = unsafe position, let key = unsafe json_object_iter_key(at) else { return nil }
    let member = unsafe (
      text(key, json_object_iter_key_len(at)), JanssonNode(json_object_iter_value(at))
    )
    unsafe position = json_object_iter_next(object, at)
    return member
  }
}

/// jansson hands out valid UTF-8 with a length, never to be read up to a NUL.
private func text(_ bytes: UnsafePointer<CChar>, _ count: Int) -> String {
  unsafe bytes.withMemoryRebound(to: UInt8.self, capacity: count) { pointer in
    unsafe String(decoding: UnsafeBufferPointer(start: pointer, count: count), as: UTF8.self)
  }
}
